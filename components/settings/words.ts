import { useFormatter, useTranslations } from "next-intl";
import { useVitalWords } from "@/components/vitals/words";
import type { SettingValues } from "@/lib/domain/settings/schema";
import { REFERENCES } from "@/lib/domain/vitals/thresholds";

const A_GLANCE = 60;

/** Whether an edge itself is critical: "from 180" against "above 120". */
function isIncluded(code: string, edge: string): boolean {
  const reference = REFERENCES[code];
  if (edge === "criticalLow") return reference?.criticalLow?.included ?? false;
  return edge === "criticalHigh" && (reference?.criticalHigh?.included ?? false);
}

/**
 * How settings and their values are said; a clinical one is named by code and edge, as in 8867-4.criticalLow, a way by event, role
 * and channel, as in alert.doctor.email, a mail's part by kind and language, as in alert.es.subject.
 */
export function useSettingWords() {
  const t = useTranslations("settings");
  const ways = useTranslations("choices");
  const format = useFormatter();
  const vitals = useVitalWords(false);
  const number = (value: number) =>
    format.number(value, { maximumFractionDigits: 4, useGrouping: false });

  const edge = (code: string, name: string): string =>
    t(`edges.${name}${isIncluded(code, name) ? "Included" : ""}` as never);
  const mailName = (kind: string, locale: "es" | "en", part: string): string =>
    t("mailName", {
      kind: kind === "several" ? t("mailKinds.several") : ways(`events.${kind}` as never),
      language: t(`locales.${locale}`),
      part: t(`mailParts.${part}` as never),
    });
  const name = (setting: string): string => {
    const [code = "", part, channel] = setting.split(".");
    if (part === "es" || part === "en") return mailName(code, part, channel ?? "");
    if (channel) {
      const [event, way] = [ways(`events.${code}` as never), ways(`channels.${channel}` as never)];
      return t("way", { event, role: t(`roles.${part}` as never), channel: way });
    }
    if (part) return `${vitals.name(code)}, ${edge(code, part).toLowerCase()}`;
    const key = t.has(`full.${setting}` as never) ? `full.${setting}` : `names.${setting}`;
    return t.has(key as never) ? t(key as never) : setting;
  };
  const unit = (setting: string): string => {
    if (setting.endsWith("Minutes")) return t("units.minutes");
    if (setting.endsWith("Hours")) return t("units.hours");
    if (setting.endsWith("Days")) return t("units.days");
    if (setting.endsWith("Years")) return t("units.years");
    if (setting.endsWith("Gigabytes")) return "GB";
    return vitals.unit(setting.split(".")[0] ?? "");
  };
  const word = (setting: string, given: string): string => {
    const key = `${setting}s.${given}`;
    return t.has(key as never) ? t(key as never) : given;
  };
  const either = (yes: boolean, is: "on" | "aLogo", isnt: "off" | "noLogo") => t(yes ? is : isnt);
  const mailWords = (given: string | null): string =>
    given === null ? t("ourWords") : `«${given.slice(0, A_GLANCE)}»`;
  const value = (setting: string, given: SettingValues[string] = null): string => {
    if (setting === "logo") return either(given !== null, "aLogo", "noLogo");
    if (typeof given === "boolean") return either(given, "on", "off");
    if (typeof given === "number") return `${number(given)} ${unit(setting)}`.trim();
    if (/\.(subject|body)$/.test(setting)) return mailWords(given);
    return given === null || given === "" ? "–" : word(setting, given);
  };
  return { name, edge, unit, value, number };
}
