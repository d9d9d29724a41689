import type { Field, Typed } from "@/components/records/record-input";
import { parseDay } from "@/components/records/record-input";
import type { PersonDetail, PersonInput } from "@/lib/domain/patients/person-schema";

const LANGUAGES = ["es", "en", "ca", "eu", "gl", "fr", "ar", "ro", "uk", "zh"] as const;
const GENDERS = ["female", "male", "other", "unknown"] as const;
const KINDS = ["dni", "passport", "other"] as const;

/** The form about a person, group by group. A field's words are `person.fields.<name>`. */
export const GROUPS: { name: string; fields: Field[] }[] = [
  {
    name: "identity",
    fields: [
      { name: "given", kind: "text" },
      { name: "family", kind: "text" },
      { name: "birthDate", kind: "date" },
      { name: "gender", kind: "choice", options: GENDERS, always: true },
    ],
  },
  {
    name: "documents",
    fields: [
      { name: "dni", kind: "text" },
      { name: "passport", kind: "text" },
      { name: "other", kind: "text" },
    ],
  },
  {
    name: "contact",
    fields: [
      { name: "phone", kind: "text" },
      { name: "email", kind: "text" },
    ],
  },
  {
    name: "emergency",
    fields: [
      { name: "contactName", kind: "text" },
      { name: "contactRelationship", kind: "text" },
      { name: "contactPhone", kind: "text" },
    ],
  },
  {
    name: "coverage",
    fields: [
      { name: "payer", kind: "text" },
      { name: "number", kind: "text" },
    ],
  },
  {
    name: "preferences",
    fields: [
      { name: "language", kind: "choice", options: LANGUAGES },
      { name: "timeZone", kind: "choice", options: Intl.supportedValuesOf("timeZone") },
    ],
  },
];
export const FIELDS: readonly Field[] = GROUPS.flatMap(({ fields }) => fields);

/** A person as one row of fields. */
export function rowOf(person: PersonDetail) {
  const {
    id,
    version,
    name,
    documents,
    coverage,
    emergencyContact,
    addresses: _,
    ...flat
  } = person;
  const documentOf = (kind: string) => documents.find((one) => one.kind === kind)?.value ?? "";
  return {
    ...flat,
    id,
    version,
    display: name,
    dni: documentOf("dni"),
    passport: documentOf("passport"),
    other: documentOf("other"),
    payer: coverage?.payer ?? "",
    number: coverage?.number ?? "",
    contactName: emergencyContact?.name ?? "",
    contactRelationship: emergencyContact?.relationship ?? "",
    contactPhone: emergencyContact?.phone ?? "",
    language: person.language ?? "",
    timeZone: person.timeZone ?? "",
  };
}

/** What is typed, as the API takes it. */
export function inputOf(typed: Typed, locale: string): PersonInput {
  const value = (name: string) => (typed[name] ?? "").trim();
  const orNull = (name: string) => value(name) || null;
  const birth = value("birthDate");
  const payer = orNull("payer");
  const contact = orNull("contactName") ?? orNull("contactPhone");
  return {
    given: value("given"),
    family: value("family"),
    birthDate: birth ? (parseDay(birth, locale) ?? birth) : null,
    gender: value("gender") as PersonInput["gender"],
    documents: kindsIn(typed).map((kind) => ({ kind, value: value(kind) })),
    phone: orNull("phone"),
    email: orNull("email"),
    coverage: payer ? { payer, number: orNull("number") } : null,
    emergencyContact: contact
      ? {
          name: value("contactName"),
          relationship: orNull("contactRelationship"),
          phone: orNull("contactPhone"),
        }
      : null,
    language: orNull("language") as PersonInput["language"],
    timeZone: orNull("timeZone"),
  };
}

const kindsIn = (typed: Typed) => KINDS.filter((kind) => (typed[kind] ?? "").trim() !== "");

/** The field that a fault of the API is about; undefined when it is about none. */
export function fieldOf(path: string, typed: Typed): string | undefined {
  const place = path.replace(/^\$\.?/, "");
  const document = /^documents\[(\d+)\]/.exec(place);
  if (document) return kindsIn(typed)[Number(document[1])];
  const nested: Record<string, string> = {
    "coverage.payer": "payer",
    "coverage.number": "number",
    "emergencyContact.name": "contactName",
    "emergencyContact.relationship": "contactRelationship",
    "emergencyContact.phone": "contactPhone",
  };
  const name = nested[place] ?? place;
  return FIELDS.some((field) => field.name === name) ? name : undefined;
}
