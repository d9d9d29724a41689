"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { NumberControl, SwitchControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

const RULES = {
  failedSignIns: ["failedSignInsCount", "failedSignInsMinutes"],
  newDevices: [],
  manyCharts: ["manyChartsCount"],
  outOfHours: ["outOfHoursCount", "outOfHoursFrom", "outOfHoursUntil"],
  rightsChanges: [],
} as const;

/** What the audit log is watched for: each rule with its thresholds. */
export function RulesSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <>
      <p className="ink-2 prose">
        {t("rulesHelp")}{" "}
        <Link className="link" href="/admin/security" prefetch={false}>
          {t("seeFound")}
        </Link>
      </p>
      {(Object.keys(RULES) as (keyof typeof RULES)[]).map((rule) => (
        <SettingsGroup key={rule} title={t(`groups.${rule}`)}>
          <SettingRow form={form} name={rule}>
            <SwitchControl form={form} name={rule} />
          </SettingRow>
          {RULES[rule].map((name) => (
            <SettingRow key={name} form={form} name={name}>
              <NumberControl form={form} name={name} />
            </SettingRow>
          ))}
        </SettingsGroup>
      ))}
    </>
  );
}
