import { useFormatter, useTranslations } from "next-intl";
import type { Measure } from "@/lib/domain/operations/schema";

type Values = NonNullable<Measure["values"]>;
const KILO = 1024;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Sizes and times as people say them. */
export function useFigures() {
  const format = useFormatter();
  const size = (bytes: number): string => {
    const step = Math.floor(Math.log(Math.max(1, bytes)) / Math.log(KILO));
    const value = bytes / KILO ** step;
    return format.number(value, {
      style: "unit",
      unit: UNITS[step],
      unitDisplay: "short",
      maximumFractionDigits: value < 10 ? 1 : 0,
    });
  };
  const unit = (value: number, name: "day" | "hour" | "minute" | "second") =>
    format.number(Math.floor(value), { style: "unit", unit: name, unitDisplay: "short" });
  const duration = (seconds: number): string => {
    if (seconds < MINUTE) return unit(seconds, "second");
    if (seconds < HOUR) return unit(seconds / MINUTE, "minute");
    if (seconds < DAY)
      return `${unit(seconds / HOUR, "hour")} ${unit((seconds % HOUR) / MINUTE, "minute")}`;
    return `${unit(seconds / DAY, "day")} ${unit((seconds % DAY) / HOUR, "hour")}`;
  };
  return { size, duration };
}

/** How what is measured is said. */
export function useMeasureWords(timeZone: string) {
  const t = useTranslations("system");
  const { size, duration } = useFigures();
  const sizeOf = (value: Values[string] | undefined) => size(Number(value));
  const says: Record<Measure["name"], (values: Values) => string> = {
    database: ({ version }) => String(version),
    connections: (values) => t("values.connections", values),
    databaseSize: ({ bytes }) => sizeOf(bytes),
    migrations: (values) => t("values.migrations", { ...values, pending: Number(values.pending) }),
    disk: ({ free, most }) =>
      free === undefined
        ? t("unknown")
        : t("values.disk", { free: sizeOf(free), most: sizeOf(most) }),
    redis: ({ version }) => String(version),
    redisMemory: ({ bytes, most }) =>
      Number(most) > 0
        ? t("values.memoryOf", { size: sizeOf(bytes), most: sizeOf(most) })
        : t("values.memoryFree", { size: sizeOf(bytes) }),
    application: (values) => t("values.application", values),
    uptime: ({ seconds }) => duration(Number(seconds)),
    mail: ({ host }) => (host === undefined ? t("noMail") : String(host)),
    audit: (values) => auditWords(t, values),
    memory: ({ bytes, heap }) => t("values.memory", { size: sizeOf(bytes), heap: sizeOf(heap) }),
  };
  const time = useClock(timeZone);
  return { value: (name: Measure["name"], values: Values) => says[name](values), time };
}

type SystemWords = ReturnType<typeof useTranslations<"system">>;

/** The worst first: a log that was cut, heads that can't be written, and else what has no seal yet. */
function auditWords(t: SystemWords, { unsealed, headsBehind, headsBroken }: Values): string {
  if (unsealed === undefined) return t("unknown");
  if (Number(headsBroken) > 0) return t("values.auditBroken", { clinics: Number(headsBroken) });
  if (Number(headsBehind) > 0) return t("values.auditBehind", { clinics: Number(headsBehind) });
  return t("values.audit", { unsealed: Number(unsealed) });
}

/** A moment's time to the second. */
export function useClock(timeZone: string) {
  const format = useFormatter();
  return (at: string): string => format.dateTime(new Date(at), { ...TIME, timeZone });
}

/** How full what has a limit is, 0 to 1. */
export function shareOf({ used, bytes, free, most }: Values): number | undefined {
  if (!Number(most)) return undefined;
  const taken = free === undefined ? Number(used ?? bytes) : Number(most) - Number(free);
  return Math.min(1, taken / Number(most));
}
