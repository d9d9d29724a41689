"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, isProblem } from "@/lib/browser/api";
import { sayBegun } from "@/lib/browser/session-ended";
import type { WhyEnded } from "@/lib/browser/why-ended";
import type { Me } from "@/lib/domain/identity/schema";
import { Brand } from "./brand";
import { LockFactor, LockPassword } from "./lock-forms";

type Props = { me: Me; why: "idle" | WhyEnded; onUnlocked: () => void };

/** Signs the same person in again where they were, by all that it takes. Somebody else begins at the start. */
export function LockScreen({ me, why: ended, onUnlocked }: Props) {
  const t = useTranslations("lock");
  const [owesFactor, setOwesFactor] = useState(false);
  const goOn = async (): Promise<string | undefined> => {
    const why = await backInClinic(me);
    if (why === "factor_required") {
      setOwesFactor(true);
      return undefined;
    }
    if (why === "enrolment_required") {
      const next = encodeURIComponent(window.location.pathname);
      window.location.assign(`/sign-in/enrolment?next=${next}`);
      return undefined;
    }
    if (why) return why;
    sayBegun();
    onUnlocked();
    return undefined;
  };
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <Brand name={me.clinic.name} />
      </header>
      <main className="sign-in-mid" id="content">
        <div className="sign-in-box">
          {owesFactor ? (
            <LockFactor next={goOn} onLost={() => setOwesFactor(false)} />
          ) : (
            <LockPassword user={me.user} ended={ended} next={goOn} />
          )}
          <a className="link" href="/sign-in">
            {t("other")}
          </a>
        </div>
      </main>
    </div>
  );
}

/** A person of two clinics goes on in the one they were in. Gives what the session lacks, or "network" when that cannot be asked. */
async function backInClinic({ clinic }: Me): Promise<string | undefined> {
  try {
    const now = await api<Me>("/me");
    if (now.clinic.id === clinic.id) return undefined;
    await api("/me/clinic", { method: "POST", body: { clinicId: clinic.id } });
    await api<Me>("/me"); // where that clinic wants more
    return undefined;
  } catch (error) {
    return (isProblem(error) && error.reason) || "network";
  }
}
