import { z } from "zod";
import { requiredText, text } from "@/lib/platform/text";
import { gender, patientSummary } from "./schema";

const LONGEST_NAME = 200;
const EARLIEST_YEAR = 1850;
const FHIR_DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A FHIR date as precise as it is known, of a day that the calendar has. */
const fhirDay = z.string().refine((value) => {
  if (!FHIR_DAY.test(value) || Number(value.slice(0, 4)) < EARLIEST_YEAR) return false;
  return value.length < 10 || new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}, "bad_date");

const DOCUMENT_KINDS = ["dni", "passport", "other"] as const;
const LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Whether a Spanish DNI or NIE has the letter that its number demands (number modulo 23). */
export function hasRightLetter(value: string): boolean {
  const match = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(value.toUpperCase().replaceAll(/[\s.-]/g, ""));
  if (!match) return false;
  const [, first = "", digits = "", letter] = match;
  const number = Number(`${first ? "XYZ".indexOf(first) : ""}${digits}`);
  return LETTERS[number % 23] === letter;
}

const personDocument = z
  .strictObject({ kind: z.enum(DOCUMENT_KINDS), value: requiredText(60) })
  .refine(({ kind, value }) => kind !== "dni" || hasRightLetter(value), {
    path: ["value"],
    error: "bad_document_letter",
  });

const PHONE = /^\+?[\d\s().-]{6,30}$/;
const phone = text(40).refine((value) => PHONE.test(value.trim()), "bad_phone");
const email = text(320).refine((value) => /^\S+@\S+\.\S+$/.test(value.trim()), "bad_email");

const contact = z.strictObject({
  name: requiredText(LONGEST_NAME),
  relationship: text(100).nullable(),
  phone: phone.nullable(),
});
const coverage = z.strictObject({ payer: requiredText(LONGEST_NAME), number: text(60).nullable() });

const person = z.strictObject({
  given: text(LONGEST_NAME),
  family: text(LONGEST_NAME),
  birthDate: fhirDay.nullable(),
  gender,
  documents: z.array(personDocument).max(5),
  phone: phone.nullable(),
  email: email.nullable(),
  coverage: coverage.nullable(),
  emergencyContact: contact.nullable(),
  /** The language to speak with, when it was asked. */
  language: z.enum(["es", "en", "ca", "eu", "gl", "fr", "ar", "ro", "uk", "zh"]).nullable(),
  timeZone: z.string().max(64).nullable(),
});

/** Who a person is, as staff write it down. One of given and family names is enough: some people have one name. */
export const personInput = person.refine(({ given, family }) => given.trim() || family.trim(), {
  path: ["family"],
  error: "required",
});
export type PersonInput = z.output<typeof personInput>;

export const personDetail = person.extend({
  id: z.uuid(),
  mrn: z.string(),
  name: z.string(),
  deceased: z.string().nullable(),
  /** What came by an import and stays as it came. */
  birthDate: z.string().nullable(),
  documents: z.array(z.object({ kind: z.enum(DOCUMENT_KINDS), value: z.string() })),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  language: z.string().nullable(),
  addresses: z.array(z.string()),
  version: z.number().int(),
});
export type PersonDetail = z.output<typeof personDetail>;

/** A new patient; `notDuplicateOf` are the likely duplicates that were looked at and are somebody else. */
export const registerPatientInput = person
  .extend({ notDuplicateOf: z.array(z.uuid()).max(50).default([]) })
  .refine(({ given, family }) => given.trim() || family.trim(), {
    path: ["family"],
    error: "required",
  });
export type RegisterPatientInput = z.output<typeof registerPatientInput>;
export const registered = z.object({ id: z.uuid(), mrn: z.string(), version: z.number().int() });
export type Registered = z.output<typeof registered>;

export const REASONS = ["document", "birthDate", "name", "phone"] as const;

/** What a person is compared by. */
export const duplicatesInput = z.strictObject({
  given: text(LONGEST_NAME),
  family: text(LONGEST_NAME),
  birthDate: fhirDay.nullable(),
  documents: z.array(z.strictObject({ kind: z.enum(DOCUMENT_KINDS), value: text(60) })).max(5),
  phone: text(40).nullable(),
});
export type DuplicatesInput = z.output<typeof duplicatesInput>;

/** People who may be the same; `others` counts those whom this person doesn't treat and so cannot be shown. */
export const duplicates = z.object({
  items: z.array(patientSummary.extend({ reasons: z.array(z.enum(REASONS)) })),
  others: z.number().int(),
});
export type Duplicates = z.output<typeof duplicates>;
