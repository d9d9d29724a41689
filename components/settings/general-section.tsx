"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { DATE_FORMATS } from "@/lib/platform/i18n/date-format";
import { SelectControl, TextControl } from "./controls";
import { LogoControl } from "./logo-control";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

export function GeneralSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <>
      <SettingsGroup title={t("groups.identity")}>
        <SettingRow form={form} name="name">
          <TextControl form={form} name="name" width={280} maxLength={100} />
        </SettingRow>
        <SettingRow form={form} name="logo">
          <LogoControl form={form} />
        </SettingRow>
        <SettingRow form={form} name="emergencyNumber">
          <TextControl form={form} name="emergencyNumber" width={136} inputMode="tel" />
        </SettingRow>
      </SettingsGroup>
      <SettingsGroup title={t("groups.place")}>
        <SettingRow form={form} name="locale">
          <SelectControl form={form} name="locale" options={["es", "en"]} />
        </SettingRow>
        <SettingRow form={form} name="timeZone">
          <TextControl form={form} name="timeZone" width={220} list="zones" maxLength={64} />
          <Zones />
        </SettingRow>
        <SettingRow form={form} name="dateFormat">
          <SelectControl form={form} name="dateFormat" options={DATE_FORMATS} />
        </SettingRow>
      </SettingsGroup>
    </>
  );
}

/** The zones that this browser knows, to choose from while typing. */
function Zones() {
  const [zones, setZones] = useState<string[]>([]); // the server may know others
  useEffect(() => setZones(Intl.supportedValuesOf("timeZone")), []);
  return (
    <datalist id="zones">
      {zones.map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}
