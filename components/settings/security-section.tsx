"use client";

import { useTranslations } from "next-intl";
import { NumberControl, SwitchControl, TextControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

const STAFF = ["doctorFactor", "nurseFactor", "adminFactor"];
const FACTORS = [...STAFF, "patientFactor"];
const NETWORKS = ["staffNetworks", "blockedNetworks"];

export function SecuritySection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <>
      {STAFF.some((name) => form.base[name] === false) && (
        <p className="banner">{t("withoutFactor")}</p>
      )}
      <SettingsGroup title={t("groups.factor")} note={t("factorNote")}>
        {FACTORS.map((name) => (
          <SettingRow key={name} form={form} name={name} help={t("factorHelp")}>
            <SwitchControl form={form} name={name} />
          </SettingRow>
        ))}
      </SettingsGroup>
      <SettingsGroup title={t("groups.networks")} note={t("networksNote")}>
        {NETWORKS.map((name) => (
          <SettingRow key={name} form={form} name={name}>
            <TextControl form={form} name={name} width={280} maxLength={1000} />
          </SettingRow>
        ))}
      </SettingsGroup>
      <SettingsGroup title={t("groups.retention")} note={t("retentionNote")}>
        <SettingRow form={form} name="retentionYears">
          <NumberControl form={form} name="retentionYears" />
        </SettingRow>
      </SettingsGroup>
      <SettingsGroup title={t("groups.registration")} note={t("registrationNote")}>
        <SettingRow form={form} name="selfRegistration">
          <SwitchControl form={form} name="selfRegistration" />
        </SettingRow>
      </SettingsGroup>
    </>
  );
}
