import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { PasswordInput } from "@/components/ui/password-input";
import type { Proof } from "./use-proof";

/** `hasApp`: whether there is an app that shows codes; without one a code is a recovery code. */
type Props = { proof: Proof; hasApp?: boolean };

/** The field `proof`: a code of the app, or a recovery code instead; or the password. */
export function ProofField({ proof, hasApp = true }: Props) {
  const t = useTranslations("proof");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState(false);
  const recovers = asked || !hasApp;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that another field comes
  useEffect(() => input.current?.focus(), [recovers]);
  if (proof === "password")
    return (
      <div className="field">
        <label className="label" htmlFor={id}>
          {t("password")}
        </label>
        <PasswordInput
          id={id}
          name="proof"
          autoComplete="current-password"
          autoFocus
          required
          maxLength={128}
          show={t("show")}
          hide={t("hide")}
        />
      </div>
    );
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t(recovers ? "recovery" : "code")}
      </label>
      <span className="input">
        <input
          key={recovers ? "recovery" : "code"}
          ref={input}
          id={id}
          name="proof"
          className="mono"
          autoComplete={recovers ? "off" : "one-time-code"}
          inputMode={recovers ? "text" : "numeric"}
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={recovers ? 40 : 8}
          aria-describedby={`${id}-help`}
        />
      </span>
      <p className="help" id={`${id}-help`}>
        {t(recovers ? "recoveryHelp" : "codeHelp")}
      </p>
      {hasApp && (
        <button type="button" className="link" onClick={() => setAsked(!recovers)}>
          {t(recovers ? "useCode" : "useRecovery")}
        </button>
      )}
    </div>
  );
}
