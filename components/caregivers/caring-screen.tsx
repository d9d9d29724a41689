"use client";

import { useTranslations } from "next-intl";
import { whyOf } from "@/lib/browser/api";
import { useDay } from "@/lib/browser/format";
import { sayFailed } from "@/lib/browser/say";
import type { Cared } from "@/lib/domain/caregivers/schema";
import type { Me } from "@/lib/domain/identity/schema";
import { useActFor, useAnswerCared, useCared } from "./queries";
import { useScopeWords } from "./scope-words";

type Props = { me: Me; first: Cared[]; timeZone: string };

/** Whom one may act for, and who asked one to. */
export function CaringScreen({ me, first, timeZone }: Props) {
  const t = useTranslations("caregivers");
  const { data } = useCared(first);
  const waiting = data.items.filter(({ state }) => state === "waiting");
  const active = data.items.filter(({ state }) => state === "active");
  return (
    <main className="p-main" id="content">
      <div>
        <h1 className="t-22">{t("caring")}</h1>
        <p className="ink-2 prose">{t("caringSub")}</p>
      </div>
      {waiting.length > 0 && (
        <section className="sec" aria-labelledby="cared-waiting">
          <div className="sec-head">
            <h2 id="cared-waiting">{t("waiting")}</h2>
          </div>
          <ul className="list">
            {waiting.map((one) => (
              <CaredRow key={one.id} cared={one} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      )}
      <section className="sec" aria-labelledby="cared-active">
        <div className="sec-head">
          <h2 id="cared-active">{t("active")}</h2>
        </div>
        {active.length === 0 && <p className="ink-3 py-3">{t("noOne")}</p>}
        <ul className="list">
          {active.map((one) => (
            <CaredRow
              key={one.id}
              cared={one}
              timeZone={timeZone}
              here={me.acting?.name === one.patient.name}
            />
          ))}
        </ul>
      </section>
    </main>
  );
}

type RowProps = { cared: Cared; timeZone: string; here?: boolean };

function CaredRow({ cared, timeZone, here = false }: RowProps) {
  const t = useTranslations("caregivers");
  const day = useDay(timeZone);
  const scopes = useScopeWords();
  const answer = useAnswerCared();
  const act = useActFor();
  const { id, state, expiresAt, untilMajority } = cared;
  const { name } = cared.patient;
  const onError = (error: unknown) => sayFailed(whyOf(error, t("offline")));
  const say = (accept: boolean) => answer.mutate({ id, accept }, { onError });
  const busy = answer.isPending || act.isPending;
  return (
    <li className="item flex-wrap">
      <span className="grow">
        <span className="med break-word">{name}</span>
        <span className="t-14 ink-2 block">{scopes(cared.scopes)}</span>
        <span className="t-14 ink-3 block">
          {expiresAt && t("until", { when: day(expiresAt) })}
          {untilMajority && t("untilMajority")}
        </span>
      </span>
      <span className="row flex-wrap">
        {state === "active" && here && <span className="ink-2">{t("here")}</span>}
        {state === "active" && !here && (
          <button
            type="button"
            className="btn btn-primary"
            disabled={busy}
            aria-label={t("actFor", { name })}
            onClick={() => act.mutate(id, { onError })}
          >
            {t("act")}
          </button>
        )}
        {state === "waiting" && (
          <button
            type="button"
            className="btn btn-primary"
            disabled={busy}
            aria-label={t("acceptOf", { name })}
            onClick={() => say(true)}
          >
            {t("accept")}
          </button>
        )}
        {!here && (
          <button
            type="button"
            className="btn"
            disabled={busy}
            aria-label={t(state === "waiting" ? "declineOf" : "leaveOf", { name })}
            onClick={() => say(false)}
          >
            {t(state === "waiting" ? "decline" : "leave")}
          </button>
        )}
      </span>
    </li>
  );
}
