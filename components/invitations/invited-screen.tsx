"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PasswordLimits } from "@/components/identity/password-hint";
import { api, whyOf } from "@/lib/browser/api";
import type { ShownInvitation } from "@/lib/domain/invitations/schema";
import { InvitedForm } from "./invited-form";

// After the #: no server's log has it.
const tokenHere = () => window.location.hash.slice(1);
const look = async () => {
  const token = tokenHere();
  if (token === "") return null;
  return api<ShownInvitation>("/invitations/look", { method: "POST", body: { token } });
};

/** For who holds the mail of an invitation: what it is for, and the way in. */
export function InvitedScreen({ limits }: { limits: PasswordLimits }) {
  const t = useTranslations("invited");
  const [done, setDone] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["invited"],
    queryFn: look,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (data && !done)
    return <InvitedForm of={data} limits={limits} token={tokenHere} onDone={() => setDone(true)} />;
  return (
    <section className="sign-in-card stack g-16" aria-busy={data === undefined && !error}>
      <h1 className="t-22">{t("title")}</h1>
      {done && <p role="status">{t("done", { clinic: data?.clinic ?? "" })}</p>}
      {error && <p role="alert">{whyOf(error, t("offline"))}</p>}
      {error && <p className="ink-2">{t("askAgain")}</p>}
      {data === null && <p className="ink-2">{t("noLink")}</p>}
      <Link className={done ? "btn btn-primary" : "link"} href="/sign-in" prefetch={false}>
        {t("signIn")}
      </Link>
    </section>
  );
}
