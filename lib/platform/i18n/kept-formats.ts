// Making a format costs a hundred times what using it does, and toLocaleString makes one at each call.
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

/** The format of moments for a language, made once. */
export function dateFormatFor(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const kept = dates.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dates.set(key, kept);
  return kept;
}

/** The format of numbers for a language, made once. */
export function numberFormatFor(
  locale: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const kept = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
  numbers.set(key, kept);
  return kept;
}
