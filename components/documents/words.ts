import { useFormatter, useTranslations } from "next-intl";
import type { ChartFile } from "@/lib/domain/documents/schema";

const KILOBYTE = 1024;

/** How files are said: their size, and how far they are. */
export function useFileWords() {
  const t = useTranslations("documents");
  const format = useFormatter();
  const size = (bytes: number): string => {
    const unit = bytes < KILOBYTE * KILOBYTE ? "kilobyte" : "megabyte";
    const value = bytes / (unit === "kilobyte" ? KILOBYTE : KILOBYTE * KILOBYTE);
    const maximumFractionDigits = value < 10 ? 1 : 0;
    return format.number(Math.max(value, 0.1), { style: "unit", unit, maximumFractionDigits });
  };
  const percent = (part: number) =>
    format.number(part, { style: "percent", maximumFractionDigits: 0 });
  /** What is to be known of a file's state; nothing where it is simply there. */
  const state = ({ state, reason, scanned }: ChartFile): string | undefined => {
    if (state === "rejected") return t(`reasons.${reason ?? "broken"}`);
    if (state === "clean") return scanned ? undefined : t("notScanned");
    return t(`states.${state}`);
  };
  return { size, percent, state };
}
