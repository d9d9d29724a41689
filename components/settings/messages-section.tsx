"use client";

import { useTranslations } from "next-intl";
import { NumberControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

export function MessagesSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <SettingsGroup title={t("groups.messages")} note={t("messagesNote")}>
      {(["answerDays", "escalateHours"] as const).map((name) => (
        <SettingRow key={name} form={form} name={name}>
          <NumberControl form={form} name={name} />
        </SettingRow>
      ))}
    </SettingsGroup>
  );
}
