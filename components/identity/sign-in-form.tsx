"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PasswordInput } from "@/components/ui/password-input";
import { Shape } from "@/components/ui/shape";
import { signIn } from "@/lib/browser/session";

export function SignInForm() {
  const t = useTranslations("signIn");
  const query = useSearchParams();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const form = new FormData(event.currentTarget);
    const why = await signIn(String(form.get("email")), String(form.get("password")));
    if (why === undefined) window.location.replace(placeAfter(query.get("next")));
    else {
      setFailure(why === "wrong" || why === "network" ? t(why) : why);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-busy={busy}>
      <h1 className="t-22">{t("title")}</h1>
      {failure && (
        <p className="error" role="alert">
          <Shape state="critical" />
          {failure}
        </p>
      )}
      <label className="field">
        <span className="label">{t("email")}</span>
        <span className="input">
          <input
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={320}
            autoCapitalize="none"
          />
        </span>
      </label>
      <div className="field">
        <label className="label" htmlFor="password">
          {t("password")}
        </label>
        <PasswordInput
          id="password"
          name="password"
          autoComplete="current-password"
          required
          maxLength={128}
          show={t("show")}
          hide={t("hide")}
        />
      </div>
      <button type="submit" className="btn btn-primary" aria-busy={busy} disabled={busy}>
        {t("submit")}
      </button>
    </form>
  );
}

/** Only a place of this site. */
const placeAfter = (next: string | null) =>
  next && /^\/(?!\/)[\w/?=&.#-]*$/.test(next) ? next : "/";
