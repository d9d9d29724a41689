"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Shape } from "@/components/ui/shape";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import { say, sayFailed } from "@/lib/browser/say";
import type { ChangeChoicesInput, Choices } from "@/lib/domain/notifications/choice-schema";
import { useChangeChoices } from "./choice-queries";
import { PushChoice } from "./push-choice";
import { DigestChoice, QuietChoice } from "./time-choices";
import { WaysChoice } from "./ways-choice";

/** How one is told: each choice acts at once. Nothing for who is told of nothing. */
export function ChoicesForm({ first }: { first: Choices }) {
  const t = useTranslations("choices");
  const [standing, setStanding] = useState(first);
  const change = useChangeChoices();
  const choose = (body: ChangeChoicesInput) =>
    change.mutate(
      { body, version: standing.version },
      {
        onSuccess: (now) => {
          setStanding(now);
          say(t("saved"));
        },
        onError: (error) => sayFailed(t("failed", { why: whyOf(error, t("offline")) })),
      },
    );
  const { pushKey } = standing;
  const ways = standing.ways.filter(({ channel }) => channel !== "push" || pushKey);
  if (ways.length === 0) return null;
  return (
    <section className="sec" aria-busy={change.isPending}>
      <div className="sec-head">
        <h2>{t("title")}</h2>
      </div>
      <Undelivered choices={standing} />
      <p className="help prose mt-2">{t("help")}</p>
      <ul>
        {pushKey && <PushChoice pushKey={pushKey} />}
        <WaysChoice ways={ways} onChoose={choose} />
        <QuietChoice choices={standing} onChoose={choose} />
        <DigestChoice choices={standing} onChoose={choose} />
      </ul>
    </section>
  );
}

/** Says that the last mail did not arrive, and what to do. */
function Undelivered({ choices: { undelivered, timeZone } }: { choices: Choices }) {
  const t = useTranslations("choices");
  const moment = useMoment(timeZone);
  if (!undelivered) return null;
  const { address, at } = undelivered;
  return (
    <p className="banner banner-borderline mt-2">
      <Shape state="borderline" />
      <span>{t("undelivered", { address, when: moment(at) })}</span>
    </p>
  );
}
