import { z } from "zod";
import {
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDate,
  fhirDateTime,
  firstCode,
  OWN,
  readFhir,
  wordsOf,
} from "@/lib/platform/fhir-values";
import { ownExtension, RECORD_NUMBER } from "@/lib/platform/fhir-write";
import { uuid7 } from "@/lib/platform/uuid7";
import { hasRightLetter } from "./person-schema";

const given = z.array(z.string().nullable()).optional();
const patient = z.looseObject({
  name: z
    .array(
      z.looseObject({
        use: z.string().optional(),
        family: z.string().optional(),
        given,
        text: z.string().optional(),
      }),
    )
    .default([]),
  gender: z.enum(["male", "female", "other", "unknown"]).default("unknown"),
  birthDate: fhirDate.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: fhirDateTime.optional(),
  identifier: z
    .array(
      z.looseObject({
        system: z.string().optional(),
        value: z.string().optional(),
        type: concept.optional(),
      }),
    )
    .default([]),
  telecom: z
    .array(
      z.looseObject({
        system: z.string().optional(),
        use: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .default([]),
  address: z.array(z.looseObject({})).default([]),
  communication: z
    .array(z.looseObject({ language: concept.optional(), preferred: z.boolean().optional() }))
    .default([]),
  contact: z
    .array(
      z.looseObject({
        relationship: z.array(concept).default([]),
        name: z
          .looseObject({ family: z.string().optional(), given, text: z.string().optional() })
          .optional(),
        telecom: z
          .array(z.looseObject({ system: z.string().optional(), value: z.string().optional() }))
          .default([]),
      }),
    )
    .default([]),
});
type ReadPatient = z.output<typeof patient>;

export const PATIENTS: FhirTable = {
  name: "patients",
  columns: {
    clinic_id: "uuid",
    id: "uuid",
    mrn: "text",
    names: "json",
    gender: "gender",
    birth_date: "text",
    deceased: "text",
    addresses: "json",
    language: "text",
    time_zone: "text",
    blood_type: "text",
  },
  fixed: ["mrn"],
  ifGiven: ["language", "time_zone", "blood_type"],
  versioned: true,
};
/** Their values are plain on the way here: whoever writes them encrypts them. */
export const IDENTIFIERS: FhirTable = {
  name: "patient_identifiers",
  columns: { ...OWN, system: "text", value: "text", lookup: "text", key_number: "integer" },
};
const TELECOMS: FhirTable = {
  name: "patient_telecoms",
  columns: { ...OWN, system: "text", use: "text", value: "text", reversed: "text" },
};

const CONTACTS: FhirTable = {
  name: "patient_contacts",
  columns: {
    ...OWN,
    name: "text",
    relationship_code: "text",
    relationship: "text",
    phone: "text",
  },
};

/** Tables whose rows a changed patient brings anew. */
export const PATIENT_OWNED = [IDENTIFIERS.name, TELECOMS.name, CONTACTS.name];

/** Patient → its row, document numbers and telecoms. `mrn` is a wish: the importer makes it unique in the clinic. */
export function patientFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(patient, resource);
  const { clinicId: clinic_id, id } = context;
  const row = {
    clinic_id,
    id,
    mrn: recordNumber(read) ?? context.fhirId,
    names: JSON.stringify(officialFirst(read.name)),
    gender: read.gender,
    birth_date: read.birthDate ?? null,
    deceased: read.deceasedDateTime ?? (read.deceasedBoolean ? "true" : null),
    addresses: JSON.stringify(read.address),
    language: firstCode(read.communication.find(({ preferred }) => preferred)?.language),
    time_zone: ownExtension(resource, "timeZone") ?? null,
    blood_type: ownExtension(resource, "bloodType") ?? null,
  };
  const own = () => ({ clinic_id, id: uuid7(), patient_id: id });
  return [
    { table: PATIENTS, row },
    ...identifierRows(read).map((columns) => ({
      table: IDENTIFIERS,
      row: { ...own(), ...columns },
    })),
    ...telecomRows(read).map((columns) => ({ table: TELECOMS, row: { ...own(), ...columns } })),
    ...contactRows(read).map((columns) => ({ table: CONTACTS, row: { ...own(), ...columns } })),
  ];
}

// HL7 v2-0203: social security, driver's licence, passport, national and tax numbers.
const OF_PERSON = new Set(["SS", "DL", "PPN", "NI", "NNESP", "TAX"]);

/** The number of the medical record (HL7 type MR), else the first number that isn't a person's document. */
function recordNumber({ identifier }: ReadPatient): string | undefined {
  const codes = (type: z.output<typeof concept> | undefined) =>
    type?.coding?.map(({ code }) => code ?? "") ?? [];
  const isDocument = ({ type, value = "" }: ReadPatient["identifier"][number]) =>
    codes(type).some((code) => OF_PERSON.has(code)) || hasRightLetter(value);
  return (
    identifier.find(({ type, value }) => value && codes(type).includes("MR"))?.value ??
    identifier.find((one) => one.value && !isDocument(one))?.value
  );
}

function officialFirst(names: ReadPatient["name"]): ReadPatient["name"] {
  const isOfficial = ({ use }: { use?: string }) => use === "official";
  return [...names.filter(isOfficial), ...names.filter((name) => !isOfficial(name))];
}

function identifierRows({ identifier }: ReadPatient) {
  const seen = new Set<string>();
  return identifier.flatMap(({ system = "", value }) => {
    const key = `${system}|${value}`;
    if (!value || seen.has(key) || system === RECORD_NUMBER) return [];
    seen.add(key);
    return [{ system, value }];
  });
}

function telecomRows({ telecom }: ReadPatient) {
  return telecom.flatMap(({ system = "other", use, value }) => {
    if (!value) return [];
    const isPhone = ["phone", "sms", "fax"].includes(system);
    return [{ system, use: use ?? null, value, reversed: isPhone ? reversedDigits(value) : null }];
  });
}

function contactRows({ contact }: ReadPatient) {
  return contact.flatMap(({ name, relationship, telecom }) => {
    const parts = [...(name?.given ?? []), name?.family].filter(Boolean).join(" ");
    const words = name?.text ?? parts;
    if (!words) return [];
    const phone = telecom.find(({ system, value }) => system === "phone" && value)?.value ?? null;
    const code = firstCode(relationship[0]);
    return [
      { name: words, relationship_code: code, relationship: wordsOf(relationship[0]), phone },
    ];
  });
}

function reversedDigits(phone: string): string | null {
  const digits = phone.normalize("NFKC").replace(/\D/g, "").replace(/^00/, "");
  return digits ? [...digits].reverse().join("") : null;
}

const coverage = z.looseObject({
  subscriberId: z.string().optional(),
  payor: z.array(z.looseObject({ display: z.string().optional() })).default([]),
});
const COVERAGES: FhirTable = {
  name: "patient_coverages",
  columns: { ...OWN, payer: "text", number: "text" },
};

/** Coverage → who pays, where it says so in words. Fails: FhirFault. */
export function coverageFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const { payor, subscriberId } = readFhir(coverage, resource);
  const payer = payor.find(({ display }) => display)?.display;
  if (!payer) return [];
  const { clinicId: clinic_id, id, patientId: patient_id } = context;
  const row = { clinic_id, id, patient_id, payer, number: subscriberId ?? null };
  return [{ table: COVERAGES, row }];
}
