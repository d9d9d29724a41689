"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { NumberControl } from "./controls";
import { SettingRow } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

/** How much room a clinic's files take now, and whether what keeps them answers. */
export type StorageFacts = { usedBytes: number; answers: boolean };
type Props = { form: SettingsForm; storage?: StorageFacts };

const GIGABYTE = 1024 ** 3;

export function FilesSection({ form, storage }: Props) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const used = format.number((storage?.usedBytes ?? 0) / GIGABYTE, { maximumFractionDigits: 2 });
  return (
    <SettingsGroup title={t("groups.files")} note={t("filesNote")}>
      <SettingRow form={form} name="quotaGigabytes">
        <NumberControl form={form} name="quotaGigabytes" />
      </SettingRow>
      {storage && (
        <li className="set">
          <p>{t("storageUsed", { used })}</p>
          {!storage.answers && (
            <p className="error" role="alert">
              <Shape state="critical" />
              {t("storageAway")}
            </p>
          )}
        </li>
      )}
    </SettingsGroup>
  );
}
