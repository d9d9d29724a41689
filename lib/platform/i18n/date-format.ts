/** How a clinic writes days: 12 mar 2026, 12/03/2026, 2026-03-12. */
export const DATE_FORMATS = ["words", "numeric", "iso"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** A stored or transmitted word as a format; what isn't one is "words". */
export const dateFormatOf = (value: unknown): DateFormat =>
  DATE_FORMATS.find((format) => format === value) ?? "words";
