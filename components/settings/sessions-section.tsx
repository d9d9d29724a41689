"use client";

import { useTranslations } from "next-intl";
import { NumberControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

const GROUPS = {
  staff: ["staffIdleMinutes", "staffLongestHours", "staffMostSessions"],
  patients: ["patientIdleMinutes", "patientLongestHours", "patientMostSessions"],
} as const;

export function SessionsSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (["staff", "patients"] as const).map((group) => (
    <SettingsGroup key={group} title={t(`groups.${group}`)} note={t("sessionsNote")}>
      {GROUPS[group].map((name) => (
        <SettingRow key={name} form={form} name={name}>
          <NumberControl form={form} name={name} />
        </SettingRow>
      ))}
    </SettingsGroup>
  ));
}
