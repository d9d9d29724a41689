"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { PasswordLimits } from "@/components/identity/password-hint";
import { api } from "@/lib/browser/api";
import type { RegisterInput } from "@/lib/domain/registrations/schema";
import { RegisterForm } from "./register-form";

type Props = { clinics: readonly { slug: string; name: string }[]; limits: PasswordLimits };

const register = (body: RegisterInput) => api<object>("/registrations", { method: "POST", body });

/** Registering: what the clinic needs to know, and afterwards where to look. The answer is the same for everybody. */
export function RegisterScreen({ clinics, limits }: Props) {
  const t = useTranslations("register");
  const locale = useLocale() as "es" | "en";
  const { mutate, data, error, isPending } = useMutation({ mutationFn: register });
  const [email, setEmail] = useState("");
  const send = (form: FormData) => {
    const said = (name: string) => String(form.get(name) ?? "");
    const [only] = clinics;
    setEmail(said("email"));
    mutate({
      clinic: clinics.length > 1 ? said("clinic") : (only?.slug ?? ""),
      given: said("given"),
      family: said("family"),
      birthDate: said("birthDate"),
      email: said("email"),
      password: said("password"),
      ...{ locale, accepted: true },
    });
  };
  if (clinics.length > 0 && !data)
    return (
      <RegisterForm
        clinics={clinics}
        limits={limits}
        sending={isPending}
        error={error}
        onSend={send}
      />
    );
  return (
    <section className="sign-in-card stack g-16">
      <h1 className="t-22">{t(data ? "sentTitle" : "title")}</h1>
      {data ? (
        <p role="status" className="break-words">
          {t("sent", { email })}
        </p>
      ) : (
        <p>{t("closed")}</p>
      )}
      {data && <p className="ink-2">{t("sentHelp")}</p>}
      <Link className="link" href="/sign-in" prefetch={false}>
        {t("back")}
      </Link>
    </section>
  );
}
