export const LOCALES = ["es", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The cookie of a choice made before signing in. */
export const LOCALE_COOKIE = "locale";

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);

/** The first language of an Accept-Language header that there is, by its weights; Spanish when none is. */
export function acceptedLocale(header: string | null | undefined): Locale {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", q] = part.trim().split(/;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), weight: q === undefined ? 1 : Number(q) };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? "es";
}
