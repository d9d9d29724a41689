"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Fault } from "@/components/ui/fault";
import { api, whyOf } from "@/lib/browser/api";

const ask = (email: string) => api("/password-resets", { method: "POST", body: { email } });

/** Asks for a link to a new password. What it answers is the same for an address that nobody has. */
export function ForgotForm() {
  const t = useTranslations("forgot");
  const { mutate, data, error, isPending } = useMutation({ mutationFn: ask });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(String(new FormData(event.currentTarget).get("email") ?? ""));
  };
  return (
    <form onSubmit={submit} aria-busy={isPending}>
      <h1 className="t-22">{t("title")}</h1>
      {data ? (
        <p role="status">{t("sent")}</p>
      ) : (
        <>
          <p className="ink-2">{t("help")}</p>
          <Fault>{error && whyOf(error, t("offline"))}</Fault>
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
          <button
            type="submit"
            className="btn btn-primary"
            aria-busy={isPending}
            disabled={isPending}
          >
            {t("send")}
          </button>
        </>
      )}
      <Link className="link" href="/sign-in" prefetch={false}>
        {t("back")}
      </Link>
    </form>
  );
}
