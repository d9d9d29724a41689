"use client";

import { useTranslations } from "next-intl";
import { PasswordInput } from "@/components/ui/password-input";
import { Shape } from "@/components/ui/shape";
import { say } from "@/lib/browser/say";
import { AccountFailureNote } from "./account-failure";
import { PasswordHint, type PasswordLimits } from "./password-hint";
import { usePasswordForm } from "./use-password-form";

const FIELDS = [
  ["current", "current-password"],
  ["next", "new-password"],
] as const;

/** Changes the password. The e-mail is in it unseen, for password managers. */
export function PasswordForm({ email, limits }: { email: string; limits: PasswordLimits }) {
  const t = useTranslations("account");
  const form = usePasswordForm(limits, () => say(t("changed")));
  return (
    <section className="sec" aria-label={t("password")}>
      <div className="sec-head">
        <h2>{t("password")}</h2>
      </div>
      <form
        className="secret"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wrong = form.submit();
          if (wrong) document.getElementById(`password-${wrong}`)?.focus();
        }}
      >
        <p className="ink-2">{t("passwordNote")}</p>
        {form.failure && <AccountFailureNote failure={form.failure} />}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {FIELDS.map(([name, autoComplete]) => {
          const id = `password-${name}`;
          const fault = form.faults[name];
          return (
            <div key={name} className={`field ${fault ? "is-error" : ""}`}>
              <label className="label" htmlFor={id}>
                {t(name)}
              </label>
              <PasswordInput
                id={id}
                autoComplete={autoComplete}
                value={form.typed[name]}
                aria-invalid={fault !== undefined}
                aria-describedby={`${id}-help`}
                show={t("show", { field: t(name) })}
                hide={t("hide", { field: t(name) })}
                onChange={(event) => form.set(name, event.target.value)}
                onBlur={() => form.leave(name)}
              />
              <p className={fault ? "error" : "help"} id={`${id}-help`}>
                {fault && <Shape state="critical" />}
                {fault ??
                  (name === "next" && <PasswordHint next={form.typed.next} limits={limits} />)}
              </p>
            </div>
          );
        })}
        <button type="submit" className="btn" disabled={form.sending} aria-busy={form.sending}>
          {t(form.sending ? "changing" : "change")}
        </button>
      </form>
    </section>
  );
}
