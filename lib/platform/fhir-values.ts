import { z } from "zod";

/** The exact source text of the JSON value at a path inside the resource; undefined where there is none. */
export type SourceText = (path: (string | number)[]) => string | undefined;

export type FhirReference = z.output<typeof reference>;

/** What a domain's mapping may ask while it maps one resource. Ids are of rows of ours. */
export type FhirContext = {
  clinicId: string;
  /** Of the row that this resource becomes, new or known. */
  id: string;
  /** Of the patient whom it is about; empty for resources about nobody. */
  patientId: string;
  /** FHIR id of the resource in its source. */
  fhirId: string;
  source: SourceText;
  encounterId: string | null;
  /** The report that lists this observation among its results. */
  reportId: string | null;
  /** Names the practitioner who is meant; the importer puts the row's id in its place, making a placeholder if it must. */
  practitioner(reference: FhirReference | undefined): string | null;
  /** The note that is meant, where it came with the same bundle. */
  note(reference: FhirReference | undefined): string | null;
  /** The code of a Medication that stands in the same bundle or is contained. */
  medication(reference: FhirReference | undefined): Concept | undefined;
};

type ColumnType =
  | "uuid"
  | "practitioner"
  | "note"
  | "text"
  | "numeric"
  | "timestamptz"
  | "boolean"
  | "integer"
  | "hex"
  | "json"
  | "gender"
  | "reading_source"
  | "reading_status"
  | "note_type"
  | "note_status";

/** A table as an import writes it. `json` columns carry JSON as text, so that no digit is lost on the way, `hex` ones bytes; `note` ones stay empty where there is no such note of the patient's. */
export type FhirTable = {
  name: string;
  columns: Record<string, ColumnType>;
  /** Columns that a changed resource leaves as they are. */
  fixed?: string[];
  /** What stands already stays as it is. */
  insertOnly?: boolean;
  /** SQL: which rows `x` are written at all. */
  onlyWhen?: string;
  /** Columns that a changed resource changes only when it says something of them. */
  ifGiven?: string[];
  /** SQL: which rows a changed resource may change at all. */
  changedWhen?: string;
  /** A change counts its version up. */
  versioned?: boolean;
};
export type FhirRow = Record<string, string | number | boolean | null>;
export type FhirWrite = { table: FhirTable; row: FhirRow };

/** The columns that every row of a patient has. */
export const OWN = { clinic_id: "uuid", id: "uuid", patient_id: "uuid" } as const;

const FAULT = Symbol.for("mediconnect.fhir-fault");

/** A resource that cannot be read: where, from the resource on ("valueQuantity.value"), and why. */
export type FhirFault = Error & { [FAULT]: true; path: string; reason: string };

/** Makes the error that a mapping throws when a resource cannot be kept. */
export function fhirFault(path: string, reason: string): FhirFault {
  return Object.assign(new Error(reason), { [FAULT]: true as const, path, reason });
}

/** Whether this was thrown by `fhirFault`. */
export function isFhirFault(error: unknown): error is FhirFault {
  return typeof error === "object" && error !== null && FAULT in error;
}

/** Checks the parts of a resource that a mapping reads. Fails: FhirFault with the first wrong one's path. */
export function readFhir<S extends z.ZodType>(schema: S, resource: unknown): z.output<S> {
  const read = schema.safeParse(resource);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw fhirFault(pathText(issue?.path ?? []), issue ? reasonOf(issue) : "not readable");
}

/** ["component", 0, "value"] → component[0].value */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    return issue.input === undefined && issue.message.includes("undefined")
      ? "missing"
      : `not ${issue.expected === "array" || issue.expected === "object" ? "an" : "a"} ${issue.expected}`;
  }
  if (issue.code === "invalid_value") return `not one of ${issue.values.join(", ")}`;
  return issue.message;
}

const DATE_TIME = /^(\d{4})(-(\d\d)(-(\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

function isFhirDateTime(value: string): boolean {
  const [, year, , month = "01", , day = "01"] = DATE_TIME.exec(value) ?? [];
  if (!year || year === "0000") return false;
  const noon = new Date(`${year}-${month}-${day}T12:00:00Z`);
  return noon.getUTCDate() === Number(day) && !Number.isNaN(momentMs(value));
}

function momentMs(value: string): number {
  // FHIR allows a leap second, JavaScript doesn't.
  return Date.parse(
    value.replace(/(T\d\d:\d\d):60/, "$1:59").replace(/(T\d\d:\d\d)(Z|[+-])/, "$1:00$2"),
  );
}

/** The moment at which a FHIR date or dateTime begins (a date alone: start of the day in UTC), ISO 8601; null without one. */
export function momentOf(value: string | null | undefined): string | null {
  return value ? new Date(momentMs(value)).toISOString() : null;
}

export const fhirDate = z
  .string()
  .refine((value) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(value) && isFhirDateTime(value), "not a date");
export const fhirDateTime = z.string().refine(isFhirDateTime, "not a date or time");

const coding = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});
export const concept = z.looseObject({
  coding: z.array(coding).optional(),
  text: z.string().optional(),
});
export const reference = z.looseObject({
  reference: z.string().optional(),
  type: z.string().optional(),
  display: z.string().optional(),
  identifier: z
    .looseObject({ system: z.string().optional(), value: z.string().optional() })
    .optional(),
});
export const period = z.looseObject({
  start: fhirDateTime.optional(),
  end: fhirDateTime.optional(),
});
export const quantity = z.looseObject({
  value: z.number().optional(),
  comparator: z.enum(["<", "<=", ">=", ">", "ad"]).optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
});
export type Concept = z.output<typeof concept>;

/** A concept's first code and its words; without any words the code stands for them. */
export function codeOf(given: Concept | undefined): {
  code_system: string | null;
  code: string | null;
  display: string;
} {
  const first = given?.coding?.find(({ code }) => code) ?? given?.coding?.[0];
  return {
    code_system: first?.system ?? null,
    code: first?.code ?? null,
    display: wordsOf(given) ?? "",
  };
}

/** A concept in words: its text, else a display, else a code; null for none. */
export function wordsOf(given: Concept | undefined): string | null {
  const codings = given?.coding ?? [];
  const said = codings.find(({ display }) => display)?.display;
  return given?.text || said || codings.find(({ code }) => code)?.code || null;
}

/** The first code of a concept, such as a status. */
export const firstCode = (given: Concept | undefined) => codeOf(given).code;

/** A number's source text as plain digits: 1.10 stays, 1e2 becomes 100. Fails: FhirFault at `path`. */
export function plainDecimal(text: string, path: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const exponent = Number(parts?.[4] ?? 0);
  if (!parts || Math.abs(exponent) > 400 || text.length > 400) {
    throw fhirFault(path, "not a number that can be kept");
  }
  if (exponent === 0) return text.replace(/[eE].*$/, "");
  const [, sign = "", whole = "", fraction = ""] = parts;
  const digits = `${"0".repeat(Math.max(0, -exponent))}${whole}${fraction}${"0".repeat(Math.max(0, exponent))}`;
  const point = whole.length + Math.max(0, -exponent) + exponent;
  const tail = digits.slice(point, fraction.length - exponent > 0 ? undefined : point);
  return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/, "")}${tail ? `.${tail}` : ""}`;
}

/** The digits of the number at a path exactly as the file has them; null where there is none. */
export function digitsAt(source: SourceText, path: (string | number)[]): string | null {
  const text = source(path);
  return text === undefined ? null : plainDecimal(text, pathText(path));
}

const BOUND: Record<string, string> = { "≤": "<=", "≥": ">=" };
const TEXT_VALUE =
  /^\s*(<=|>=|<|>|≤|≥)?\s*([+-]?\d+(?:[.,]\d+)?)(?:\s*([%°]\S*)|\s+([\p{L}µ[{/]\S*))?\s*$/u;
// 1,234 may be one and a bit or more than a thousand: such a text stays a text.
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** A number written as text, "<0,3 mg/dL" → {comparator "<", value "0.3", unit "mg/dL"}; null when it isn't surely one. */
export function parseTextValue(
  text: string,
): { comparator: string | null; value: string; unit: string | null } | null {
  const [, bound, number, sign, unit] = TEXT_VALUE.exec(text) ?? [];
  if (number === undefined || number.length > 30 || AMBIGUOUS.test(number)) return null;
  return {
    comparator: bound ? (BOUND[bound] ?? bound) : null,
    value: number.replace(",", ".").replace(/^\+/, ""),
    unit: sign ?? unit ?? null,
  };
}
