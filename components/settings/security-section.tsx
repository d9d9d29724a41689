"use client";

import { useTranslations } from "next-intl";
import { SwitchControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

const FACTORS = ["doctorFactor", "nurseFactor", "adminFactor", "patientFactor"];

export function SecuritySection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <SettingsGroup title={t("groups.factor")} note={t("factorNote")}>
      {FACTORS.map((name) => (
        <SettingRow key={name} form={form} name={name} help={t("factorHelp")}>
          <SwitchControl form={form} name={name} />
        </SettingRow>
      ))}
    </SettingsGroup>
  );
}
