import type { DateFormat } from "./date-format";
import { dateFormatFor } from "./kept-formats";

/** 2026-11-26 of a moment in a zone. */
export const isoDays = (timeZone: string) => dateFormatFor("sv-SE", { timeZone });

/** A day in figures, as the clinic writes it; undefined where it writes the month in letters. */
export function inFigures(isoDay: string, format: DateFormat): string | undefined {
  if (format === "words") return undefined;
  return format === "iso" ? isoDay : isoDay.split("-").reverse().join("/");
}

/** A moment's day in a zone, as a clinic writes days: "25 nov 2026", "25/11/2026", "2026-11-25". */
export const writtenDay = (format: DateFormat, moment: Date, locale: string, timeZone: string) =>
  partialDate(isoDays(timeZone).format(moment), locale, format);

/** A FHIR date as precise as it is known: 1987, mar 1987, 12 mar 1987; or in figures, 03/1987, 1987-03-12. */
export function partialDate(date: string, locale: string, format: DateFormat = "words"): string {
  const [year = "", month, day] = date.split("T")[0]?.split("-") ?? [];
  if (!month) return year;
  const figures = inFigures([year, month, day].filter(Boolean).join("-"), format);
  if (figures) return figures;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const options = { month: "short", year: "numeric", timeZone: "UTC" } as const;
  return dateFormatFor(locale, day ? { day: "numeric", ...options } : options).format(at);
}
