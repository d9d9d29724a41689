"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { placeAfter } from "@/lib/browser/place-after";
import { useSignIn } from "./use-sign-in";

export function SignInForm() {
  const t = useTranslations("signIn");
  const query = useSearchParams();
  const { busy, failure, submit } = useSignIn(
    { wrong: t("wrong"), network: t("network") },
    async () => {
      window.location.replace(placeAfter(query.get("next")));
      return undefined;
    },
  );
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{t("title")}</h1>
      <Fault>{failure}</Fault>
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
      <Link className="link" href="/sign-in/forgot" prefetch={false}>
        {t("forgot")}
      </Link>
    </form>
  );
}
