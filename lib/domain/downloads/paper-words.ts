import { createTranslator } from "use-intl/core";
import type { DateFormat } from "@/lib/platform/i18n/date-format";
import { dateFormatFor, numberFormatFor } from "@/lib/platform/i18n/kept-formats";
import type { Locale } from "@/lib/platform/i18n/locale";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { partialDate, writtenDay } from "@/lib/platform/i18n/written-day";

const DATE_ONLY = /^\d{4}(-\d{2}){0,2}$/;

export type Reading = { locale: Locale; timeZone: string; dateFormat: DateFormat };

/** What documents say, in a language, with days and moments of a zone as the clinic writes them. */
export function paperWords({ locale, timeZone, dateFormat }: Reading) {
  const messages = messagesOf(locale);
  const t = createTranslator({ locale, messages });
  const day = (date: string | null): string => {
    if (!date) return "–";
    if (DATE_ONLY.test(date)) return partialDate(date, locale, dateFormat);
    const at = new Date(date);
    return Number.isNaN(at.getTime()) ? date : writtenDay(dateFormat, at, locale, timeZone);
  };
  const time = dateFormatFor(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const moment = (iso: string | null): string =>
    !iso || DATE_ONLY.test(iso) || Number.isNaN(Date.parse(iso))
      ? day(iso)
      : `${day(iso)}, ${time.format(new Date(iso))}`;
  /** With its zone, for who reads it elsewhere. */
  const zoned = (at: Date): string => {
    const parts = dateFormatFor(locale, { timeZone, timeZoneName: "shortOffset" });
    const offset = parts.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return `${moment(at.toISOString())} (${timeZone.replaceAll("_", " ")}, ${offset})`;
  };
  const number = (value: number, digits = 2): string =>
    numberFormatFor(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value);
  /** A code of FHIR in words; as it came where there are none. */
  const word = (group: string, value: string | null): string => {
    if (!value) return "";
    const key = `records.words.${group}.${value}`;
    return t.has(key as never) ? t(key as never) : value;
  };
  return { t, locale, timeZone, day, moment, zoned, number, word };
}
export type PaperWords = ReturnType<typeof paperWords>;
