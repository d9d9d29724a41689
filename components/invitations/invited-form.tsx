import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PasswordHint, type PasswordLimits } from "@/components/identity/password-hint";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { api, whyOf } from "@/lib/browser/api";
import type { AcceptInvitationInput, ShownInvitation } from "@/lib/domain/invitations/schema";

type Props = {
  of: ShownInvitation;
  limits: PasswordLimits;
  token: () => string;
  onDone: () => void;
};

const accept = (body: AcceptInvitationInput) =>
  api("/invitations/acceptance", { method: "POST", body });

/** A new account's name and password; who has an account proves it by its password alone. */
export function InvitedForm({ of, limits, token, onDone }: Props) {
  const t = useTranslations("invited");
  const roles = useTranslations("frame.roles");
  const locale = useLocale() as "es" | "en";
  const [password, setPassword] = useState("");
  const { mutate, error, isPending } = useMutation({ mutationFn: accept, onSuccess: onDone });
  const { clinic, email, hasAccount } = of;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    mutate({ token: token(), password, ...(hasAccount ? {} : { name, locale }) });
  };
  return (
    <form onSubmit={submit} aria-busy={isPending}>
      <h1 className="t-22">{t("welcome", { clinic })}</h1>
      <p className="ink-2">
        {t(of.role === "patient" ? "toChart" : "asStaff", { role: roles(of.role).toLowerCase() })}{" "}
        {t(hasAccount ? "withAccount" : "without")}
      </p>
      <Fault>{error && whyOf(error, t("offline"))}</Fault>
      <label className="field">
        <span className="label">{t("email")}</span>
        <span className="input">
          <input type="email" autoComplete="username" value={email} readOnly />
        </span>
      </label>
      {!hasAccount && (
        <label className="field">
          <span className="label">{t("name")}</span>
          <span className="input">
            <input
              name="name"
              autoComplete="name"
              required
              maxLength={100}
              defaultValue={of.name}
            />
          </span>
        </label>
      )}
      <div className="field">
        <label className="label" htmlFor="invited-password">
          {t(hasAccount ? "ownPassword" : "password")}
        </label>
        <PasswordInput
          id="invited-password"
          autoComplete={hasAccount ? "current-password" : "new-password"}
          required
          value={password}
          aria-describedby="invited-help"
          show={t("show")}
          hide={t("hide")}
          onChange={(event) => setPassword(event.target.value)}
        />
        <p className="help" id="invited-help">
          {hasAccount ? (
            // Elsewhere, for the invitation's own link stands in this tab alone.
            t.rich("noPassword", {
              link: (words) => (
                <a className="link" href="/sign-in/forgot" target="_blank" rel="noreferrer">
                  {words}
                </a>
              ),
            })
          ) : (
            <PasswordHint next={password} limits={limits} />
          )}
        </p>
      </div>
      <button type="submit" className="btn btn-primary" aria-busy={isPending} disabled={isPending}>
        {t("accept")}
      </button>
    </form>
  );
}
