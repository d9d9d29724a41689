"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { say } from "@/lib/browser/say";
import type { Passkey } from "@/lib/domain/identity/passkey-schema";
import { PasskeyRow } from "./passkey-row";

// Pressed once in a while: the page doesn't bring it along.
const AddKeySteps = dynamic(() => import("./add-key-steps").then((module) => module.AddKeySteps));

type Props = { passkeys: readonly Passkey[]; longestName: number; timeZone: string };

/** The keys that one's devices keep: to come in by them without a password. */
export function PasskeySection({ passkeys, longestName, timeZone }: Props) {
  const t = useTranslations("passkey");
  const router = useRouter();
  const [adds, setAdds] = useState(false);
  const done = () => {
    setAdds(false);
    say(t("added"));
    router.refresh();
  };
  return (
    <section className="sec" aria-label={t("title")}>
      <div className="sec-head">
        <h2>{t("title")}</h2>
        {!adds && (
          <button type="button" className="btn btn-sm" onClick={() => setAdds(true)}>
            {t("add")}
          </button>
        )}
      </div>
      {adds && (
        <div className="enrol">
          <AddKeySteps longestName={longestName} onDone={done} />
        </div>
      )}
      {passkeys.length > 0 ? (
        <ul>
          {passkeys.map((one) => (
            <PasskeyRow key={one.id} passkey={one} longestName={longestName} timeZone={timeZone} />
          ))}
        </ul>
      ) : (
        !adds && <p className="help prose">{t("help")}</p>
      )}
    </section>
  );
}
