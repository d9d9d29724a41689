/** A field of a form about a row of the record. Its words are `records.fields.<name>`, a choice's `records.words.<name>.*`. */
export type Field = {
  name: string;
  /** A diagnosis is text that a code can be found for; it fills `code` and `codeSystem` too. */
  kind: "text" | "date" | "choice" | "diagnosis" | "flag";
  options?: readonly string[];
  required?: true;
  /** A choice that always has a value. */
  always?: true;
  wide?: true;
  /** Not asked of a new row. */
  editOnly?: true;
};

export type Typed = Record<string, string>;
export type FieldFault = "required" | "badDate";

const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const SPANISH = /^(?:(?:(\d{1,2})\/)?(\d{1,2})\/)?(\d{4})$/;

/**
 * A date as people type it → FHIR's, as precise as it was typed; undefined when it is none. Day first with strokes is
 * read in Spanish only: 4/3/2021 means two days to readers of English.
 */
export function parseDay(typed: string, locale: string): string | undefined {
  const iso = DATE.exec(typed.trim());
  const spanish = locale === "es" ? SPANISH.exec(typed.trim()) : null;
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [spanish?.[3], spanish?.[2], spanish?.[1]];
  if (!year) return undefined;
  if (!month) return year;
  const two = (part: string) => part.padStart(2, "0");
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (at.getUTCMonth() + 1 !== Number(month)) return undefined;
  return [year, two(month), ...(day ? [two(day)] : [])].join("-");
}

/** What stands in the fields for a row; empty for a new one. */
export function typedOf(fields: readonly Field[], row: object | undefined): Typed {
  const values = (row ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = String(values[name] ?? "");
      return [name, kind === "date" ? value.slice(0, 10) : value];
    }),
  );
}

export type Merged = {
  typed: Typed;
  /** Fields that another person changed: `mine` were typed here too and stay, `taken` show theirs now. */
  mine: string[];
  taken: string[];
};

/** What is typed about a row that says `now` what it didn't say `before`: nothing typed is lost, nothing of theirs undone. */
export function mergeTyped(typed: Typed, before: Typed, now: Typed): Merged {
  const merged: Merged = { typed: { ...typed }, mine: [], taken: [] };
  for (const [name, theirs] of Object.entries(now)) {
    if (theirs === (before[name] ?? "")) continue;
    const value = (typed[name] ?? "").trim();
    if (value === theirs) continue;
    if (value !== (before[name] ?? "")) merged.mine.push(name);
    else {
      merged.typed[name] = theirs;
      merged.taken.push(name);
    }
  }
  return merged;
}

/** What is wrong with a field, as soon as it is left. An imported date that is none may stay as it came. */
export function faultOf(
  field: Field,
  typed: Typed,
  before: Typed,
  locale: string,
): FieldFault | undefined {
  const value = (typed[field.name] ?? "").trim();
  if (field.required && !value) return "required";
  if (field.kind !== "date" || !value || value === before[field.name]) return undefined;
  return parseDay(value, locale) ? undefined : "badDate";
}

/** The body to send: for a new row what is filled in, else what differs from the row that was read; emptied ones null. */
export function bodyOf(
  fields: readonly Field[],
  typed: Typed,
  before: Typed | undefined,
  locale: string,
): Record<string, string | boolean | null> {
  const body: Record<string, string | boolean | null> = {};
  for (const { name, kind } of fields) {
    const value = (typed[name] ?? "").trim();
    if (value !== (before?.[name] ?? "")) body[name] = sentOf(kind, value, locale);
  }
  return body;
}

function sentOf(kind: Field["kind"], value: string, locale: string): string | boolean | null {
  if (kind === "flag") return value === "true";
  if (value === "") return null;
  return kind === "date" ? (parseDay(value, locale) ?? value) : value;
}
