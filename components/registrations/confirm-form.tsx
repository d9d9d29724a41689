"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { api, isProblem, whyOf } from "@/lib/browser/api";

// After the #: no server's log has it.
const confirm = (password: string) => {
  const body = { token: window.location.hash.slice(1), password };
  return api("/registrations/confirmation", { method: "POST", body });
};

/** For who holds the mail of a registration: the password that was chosen shows that they are who registered. */
export function ConfirmForm() {
  const t = useTranslations("register");
  const { mutate, data, error, isPending } = useMutation({ mutationFn: confirm });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(String(new FormData(event.currentTarget).get("password") ?? ""));
  };
  if (data)
    return (
      <section className="sign-in-card stack g-16">
        <h1 className="t-22">{t("confirmTitle")}</h1>
        <p role="status">{t("confirmed")}</p>
        <Link className="btn btn-primary" href="/sign-in" prefetch={false}>
          {t("signIn")}
        </Link>
      </section>
    );
  const isDead = isProblem(error) && error.reason === "registration_gone";
  return (
    <form onSubmit={submit} aria-busy={isPending}>
      <h1 className="t-22">{t("confirmTitle")}</h1>
      <p className="ink-2">{t("confirmHelp")}</p>
      <Fault>{error && whyOf(error, t("offline"))}</Fault>
      {isDead && (
        <Link className="btn" href="/register" prefetch={false}>
          {t("again")}
        </Link>
      )}
      <div className="field">
        <label className="label" htmlFor="chosen-password">
          {t("chosen")}
        </label>
        <PasswordInput
          id="chosen-password"
          name="password"
          autoComplete="current-password"
          required
          show={t("show")}
          hide={t("hide")}
        />
      </div>
      <button type="submit" className="btn btn-primary" aria-busy={isPending} disabled={isPending}>
        {t("confirm")}
      </button>
    </form>
  );
}
