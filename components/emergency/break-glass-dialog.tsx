"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { DURATIONS, SHORTEST_REASON } from "@/lib/domain/emergency/parts";
import type { BeginEmergencyInput } from "@/lib/domain/emergency/schema";
import { useBreakGlass } from "./queries";

/** Asks for whose chart, why and how long, says what follows from it, and goes to the chart. */
export function BreakGlassDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("emergency");
  const begin = useBreakGlass();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = (reason: string, form: FormData) => {
    const input: BeginEmergencyInput = {
      number: String(form.get("number")).trim(),
      reason,
      minutes: Number(form.get("minutes")) as BeginEmergencyInput["minutes"],
    };
    begin.mutate(
      { input, key },
      {
        // Drawn anew: the frame shows what is open.
        onSuccess: ({ patient }) => window.location.assign(`/patients/${patient.id}`),
        onError: () => setKey(crypto.randomUUID()),
      },
    );
  };
  const missing = (form: FormData) => {
    if (!String(form.get("number") ?? "").trim()) return t("numberNeeded");
    const reason = String(form.get("reason") ?? "").trim();
    return reason.length < SHORTEST_REASON
      ? t("reasonNeeded", { least: SHORTEST_REASON })
      : undefined;
  };
  return (
    <ReasonDialog
      title={t("title")}
      reason={{
        label: t("reason"),
        needed: t("reasonNeeded", { least: SHORTEST_REASON }),
        longest: 1000,
      }}
      submit={t("submit")}
      danger
      sending={begin.isPending || begin.isSuccess}
      error={begin.error}
      missing={missing}
      onSend={send}
      onClose={onClose}
    >
      <p className="banner banner-borderline">{t("follows")}</p>
      <label className="field">
        <span className="label">{t("number")}</span>
        <input
          className="input"
          name="number"
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          data-first
        />
        <span className="help">{t("numberHelp")}</span>
      </label>
      <label className="field">
        <span className="label">{t("howLong")}</span>
        <span className="input">
          <select name="minutes" defaultValue={DURATIONS[0]}>
            {DURATIONS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t("minutes", { minutes })}
              </option>
            ))}
          </select>
        </span>
      </label>
    </ReasonDialog>
  );
}
