"use client";

import { useTranslations } from "next-intl";
import { SwitchControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

export function FeaturesSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <SettingsGroup title={t("sections.features")}>
      {["homeVitals", "auditExport"].map((name) => (
        <SettingRow key={name} form={form} name={name}>
          <SwitchControl form={form} name={name} />
        </SettingRow>
      ))}
    </SettingsGroup>
  );
}
