"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { api, isProblem, whyOf } from "@/lib/browser/api";
import { PasswordHint, type PasswordLimits } from "./password-hint";

const set = (next: string) => {
  const body = { token: window.location.hash.slice(1), next };
  return api("/password-resets/use", { method: "POST", body });
};

/** Sets a new password by the link of a mail. Where the link is dead, a new one is a step away. */
export function NewPasswordForm({ limits }: { limits: PasswordLimits }) {
  const t = useTranslations("forgot");
  const [next, setNext] = useState("");
  const { mutate, data, error, isPending } = useMutation({ mutationFn: set });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(next);
  };
  if (data)
    return (
      <section className="sign-in-card stack g-16">
        <h1 className="t-22">{t("newTitle")}</h1>
        <p role="status">{t("done")}</p>
        <Link className="btn btn-primary" href="/sign-in" prefetch={false}>
          {t("signIn")}
        </Link>
      </section>
    );
  const isDead = isProblem(error) && error.reason === "link_gone";
  return (
    <form onSubmit={submit} aria-busy={isPending} noValidate>
      <h1 className="t-22">{t("newTitle")}</h1>
      <p className="ink-2">{t("newHelp")}</p>
      <Fault>{error && whyOf(error, t("offline"))}</Fault>
      {isDead && (
        <Link className="btn" href="/sign-in/forgot" prefetch={false}>
          {t("another")}
        </Link>
      )}
      <div className="field">
        <label className="label" htmlFor="next">
          {t("next")}
        </label>
        <PasswordInput
          id="next"
          autoComplete="new-password"
          required
          value={next}
          aria-describedby="next-help"
          show={t("show")}
          hide={t("hide")}
          onChange={(event) => setNext(event.target.value)}
        />
        <p className="help" id="next-help">
          <PasswordHint next={next} limits={limits} />
        </p>
      </div>
      <button type="submit" className="btn btn-primary" aria-busy={isPending} disabled={isPending}>
        {t("set")}
      </button>
    </form>
  );
}
