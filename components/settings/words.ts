import { useFormatter, useTranslations } from "next-intl";
import { useVitalWords } from "@/components/vitals/words";
import type { SettingValues } from "@/lib/domain/settings/schema";
import { REFERENCES } from "@/lib/domain/vitals/thresholds";

/** Whether an edge itself is critical: "from 180" against "above 120". */
function isIncluded(code: string, edge: string): boolean {
  const reference = REFERENCES[code];
  if (edge === "criticalLow") return reference?.criticalLow?.included ?? false;
  return edge === "criticalHigh" && (reference?.criticalHigh?.included ?? false);
}

/** How settings and their values are said; a clinical one is named by code and edge, as in 8867-4.criticalLow. */
export function useSettingWords() {
  const t = useTranslations("settings");
  const format = useFormatter();
  const vitals = useVitalWords(false);
  const number = (value: number) =>
    format.number(value, { maximumFractionDigits: 4, useGrouping: false });

  const edge = (code: string, name: string): string =>
    t(`edges.${name}${isIncluded(code, name) ? "Included" : ""}` as never);
  const name = (setting: string): string => {
    const [code = "", part] = setting.split(".");
    if (part) return `${vitals.name(code)}, ${edge(code, part).toLowerCase()}`;
    const key = t.has(`full.${setting}` as never) ? `full.${setting}` : `names.${setting}`;
    return t.has(key as never) ? t(key as never) : setting;
  };
  const unit = (setting: string): string => {
    if (setting.endsWith("Minutes")) return t("units.minutes");
    if (setting.endsWith("Hours")) return t("units.hours");
    if (setting.endsWith("Days")) return t("units.days");
    return vitals.unit(setting.split(".")[0] ?? "");
  };
  const word = (setting: string, given: string): string => {
    const key = `${setting}s.${given}`;
    return t.has(key as never) ? t(key as never) : given;
  };
  const either = (yes: boolean, is: "on" | "aLogo", isnt: "off" | "noLogo") => t(yes ? is : isnt);
  const value = (setting: string, given: SettingValues[string] = null): string => {
    if (setting === "logo") return either(given !== null, "aLogo", "noLogo");
    if (typeof given === "boolean") return either(given, "on", "off");
    if (typeof given === "number") return `${number(given)} ${unit(setting)}`.trim();
    return given === null ? "–" : word(setting, given);
  };
  return { name, edge, unit, value, number };
}
