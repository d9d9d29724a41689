const RAW = Symbol.for("mediconnect.raw-json");

type Raw = { readonly [RAW]: string };

/** A piece of JSON that stands in a document as it is: a number keeps every digit. */
export const rawJson = (text: string): Raw => ({ [RAW]: text });

const isRaw = (value: object): value is Raw => RAW in value;

/** JSON of a value that may hold raw pieces. What is null or undefined in an object is left out. */
export function jsonText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  if (isRaw(value)) return value[RAW];
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined || member === null ? [] : [`${JSON.stringify(key)}:${jsonText(member)}`],
  );
  return `{${members.join(",")}}`;
}

/**
 * The one text that stands for what a JSON document says, however it was laid out: RFC 8785, keys sorted, no space,
 * numbers as doubles. `value` comes from JSON.parse.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, own]) => `${JSON.stringify(key)}:${canonicalJson(own)}`).join(",")}}`;
}
