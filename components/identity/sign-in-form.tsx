"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { placeAfter } from "@/lib/browser/place-after";
import { whyEnded } from "@/lib/browser/why-ended";
import { PasskeyButton } from "./passkey-button";
import { ProviderButton } from "./provider-button";
import { useSignIn } from "./use-sign-in";

/** `provider`: the name of the one that people may sign in by. */
export function SignInForm({ provider }: { provider: string | undefined }) {
  const t = useTranslations("signIn");
  const key = useTranslations("passkey");
  const other = useTranslations("provider");
  const query = useSearchParams();
  const ended = whyEnded(query.get("ended"));
  const goOn = async () => {
    window.location.replace(placeAfter(query.get("next")));
    return undefined;
  };
  const words = { wrong: t("wrong"), network: t("network") };
  const { busy, failure, submit } = useSignIn(words, goOn);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{t("title")}</h1>
      {ended && <p>{t(`ended.${ended}`)}</p>}
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
      <PasskeyButton label={key("signIn")} act={(device) => device.signInByKey()} next={goOn} />
      {provider && (
        <ProviderButton
          label={other("signIn", { name: provider })}
          path="/provider/start"
          body={{ next: query.get("next") }}
        />
      )}
      <Link className="link" href="/sign-in/forgot" prefetch={false}>
        {t("forgot")}
      </Link>
    </form>
  );
}
