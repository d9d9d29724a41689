import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type DateFormat, dateFormatOf } from "@/lib/platform/i18n/date-format";
import { inFigures, isoDays, partialDate, writtenDay } from "@/lib/platform/i18n/written-day";

const DAY = 86_400_000;
const DATE_ONLY = /^\d{4}(-\d{2}){0,2}$/;

/** Madrid of Europe/Madrid: how a time zone is named to people. */
export const cityOf = (timeZone: string) =>
  timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;

/** How the clinic writes days; it comes with the texts, which pages of the server and of the browser both have. */
export const useDateFormat = (): DateFormat => dateFormatOf(useTranslations("time")("dateFormat"));

/** Moments as people say them: "hoy, 08:12", "mié 25 nov, 08:20", with the year when it is another one. */
export function useMoment(timeZone: string) {
  const format = useFormatter();
  const t = useTranslations("time");
  const locale = useLocale();
  const days = useDateFormat();
  const timeOf = useTime(timeZone);
  const day = (date: Date) => isoDays(timeZone).format(date);
  return (iso: string): string => {
    if (DATE_ONLY.test(iso)) return partialDate(iso, locale, days);
    const date = new Date(iso);
    const now = new Date();
    const time = timeOf(iso);
    if (day(date) === day(now)) return `${t("today")}, ${time}`;
    if (day(date) === day(new Date(now.getTime() - DAY))) return `${t("yesterday")}, ${time}`;
    const figures = inFigures(day(date), days);
    if (figures) return `${figures}, ${time}`;
    const sameYear = day(date).slice(0, 4) === day(now).slice(0, 4);
    const words = format.dateTime(date, {
      ...(sameYear ? { weekday: "short" as const } : { year: "numeric" as const }),
      day: "numeric",
      month: "short",
      timeZone,
    });
    return `${words.replaceAll(",", "")}, ${time}`;
  };
}

/** The time of a moment, where its day is said already: 08:12. */
export function useTime(timeZone: string) {
  const format = useFormatter();
  return (iso: string) =>
    format.dateTime(new Date(iso), {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
}

/** The day of a FHIR date or of a moment in a zone: 12 mar 1987; as precise as it is known. Words that are no date stay. */
export function useDay(timeZone: string) {
  const locale = useLocale();
  const format = useDateFormat();
  return (date: string): string => {
    if (DATE_ONLY.test(date)) return partialDate(date, locale, format);
    const at = new Date(date);
    if (Number.isNaN(at.getTime())) return date;
    return writtenDay(format, at, locale, timeZone);
  };
}

/** The day of a moment in a zone, as FHIR writes it. */
export const dayIn = (timeZone: string, moment: Date) => isoDays(timeZone).format(moment);

export const todayIn = (timeZone: string) => dayIn(timeZone, new Date());

const MAJORITY = 18;

/** Whether somebody is surely a minor today; never without a birth date. */
export function isMinor(birthDate: string | null): boolean {
  const age = ageOf(birthDate, new Date());
  return (
    age !== undefined &&
    (age.unit === "years" || age.unit === "about" ? age.count < MAJORITY : true)
  );
}

type Age = { unit: "years" | "months" | "days" | "about"; count: number };

/** Age at a moment (now, or death) from a FHIR birth date; "about" when only the year or month is known. */
function ageOf(birthDate: string | null, at: Date): Age | undefined {
  if (!birthDate) return undefined;
  const [year = 0, month, day] = birthDate.split("-").map(Number);
  if (month === undefined || day === undefined) {
    return { unit: "about", count: at.getUTCFullYear() - year };
  }
  const months =
    (at.getUTCFullYear() - year) * 12 +
    at.getUTCMonth() +
    1 -
    month -
    (at.getUTCDate() < day ? 1 : 0);
  if (months >= 24) return { unit: "years", count: Math.floor(months / 12) };
  if (months >= 2) return { unit: "months", count: months };
  return {
    unit: "days",
    count: Math.max(0, Math.floor((at.getTime() - Date.UTC(year, month - 1, day)) / DAY)),
  };
}

/** Age in words, at death for the deceased. */
export function useAge() {
  const t = useTranslations("patient");
  return (birthDate: string | null, deceased: string | null): string => {
    const died = deceased ? new Date(deceased) : new Date();
    const age = ageOf(birthDate, Number.isNaN(died.getTime()) ? new Date() : died);
    if (!age) return t("ageUnknown");
    if (age.unit === "about") return t("ageAbout", { years: age.count });
    return t(age.unit === "years" ? "age" : age.unit, { [age.unit]: age.count } as never);
  };
}

/** The initials of a name for its avatar: ER of Elena Ruiz Ordóñez, JS of Dr. John Smith. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith("."));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
}
