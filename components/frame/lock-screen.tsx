"use client";

import { useTranslations } from "next-intl";
import { useSignIn } from "@/components/identity/use-sign-in";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { api } from "@/lib/browser/api";
import { sayBegun } from "@/lib/browser/session-ended";
import type { Me } from "@/lib/domain/identity/schema";
import { Brand } from "./brand";

type Props = { me: Me; onUnlocked: () => void };

/** Signs the same person in again where they were. Somebody else begins at the start. */
export function LockScreen({ me, onUnlocked }: Props) {
  const t = useTranslations("lock");
  const { busy, failure, submit } = useSignIn(
    { wrong: t("wrong"), network: t("network") },
    async () => {
      const why = await backInClinic(me);
      if (why) return why;
      sayBegun();
      onUnlocked();
      return undefined;
    },
  );
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <Brand name={me.clinic.name} />
      </header>
      <main className="sign-in-mid" id="content">
        <form className="sign-in-box" onSubmit={submit} aria-busy={busy}>
          <h1 className="t-22">{t("title")}</h1>
          <p>{t("help")}</p>
          <Fault>{failure}</Fault>
          <input type="hidden" name="email" autoComplete="username" value={me.user.email} />
          <p className="semi">{me.user.email}</p>
          <div className="field">
            <label className="label" htmlFor="unlock">
              {t("password")}
            </label>
            <PasswordInput
              id="unlock"
              name="password"
              autoComplete="current-password"
              autoFocus
              required
              maxLength={128}
              show={t("show")}
              hide={t("hide")}
            />
          </div>
          <button type="submit" className="btn btn-primary" aria-busy={busy} disabled={busy}>
            {t("submit")}
          </button>
          <a className="link" href="/sign-in">
            {t("other")}
          </a>
        </form>
      </main>
    </div>
  );
}

/** A person of two clinics goes on in the one they were in. Gives "network" when that cannot be asked. */
async function backInClinic({ clinic }: Me): Promise<string | undefined> {
  try {
    const now = await api<Me>("/me");
    if (now.clinic.id !== clinic.id)
      await api("/me/clinic", { method: "POST", body: { clinicId: clinic.id } });
    return undefined;
  } catch {
    return "network";
  }
}
