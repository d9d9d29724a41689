"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/setting";
import { sayFailed } from "@/lib/browser/say";
import { signOut } from "@/lib/browser/session";

/** Ends every session of the person, this one too. */
export function SignOutEverywhere({ userId }: { userId: string }) {
  const t = useTranslations("account");
  const frame = useTranslations("frame");
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t("sessions")}</h2>
      </div>
      <ul>
        <Setting label={t("devicesRow")} help={t("devicesHelp")}>
          <Link className="btn" href="/account/devices" prefetch={false}>
            {t("devicesDo")}
          </Link>
        </Setting>
        <Setting label={t("sessionsRow")} help={t("sessionsHelp")}>
          <button
            type="button"
            className="btn"
            onClick={() =>
              void signOut(userId, true).catch(() => sayFailed(frame("signOutFailed")))
            }
          >
            {t("sessionsDo")}
          </button>
        </Setting>
      </ul>
    </section>
  );
}
