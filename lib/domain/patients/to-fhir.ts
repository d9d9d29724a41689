import { z } from "zod";
import {
  type FhirBody,
  type FhirNames,
  ownExtensions,
  RECORD_NUMBER,
  referenceTo,
} from "@/lib/platform/fhir-write";

const text = z.string().nullable();
const patient = z.object({
  mrn: z.string(),
  names: z.array(z.looseObject({})),
  gender: z.string(),
  birth_date: text,
  deceased: text,
  blood_type: text,
  addresses: z.array(z.looseObject({})),
  language: text,
  time_zone: text,
  identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
  telecoms: z.array(z.object({ system: z.string(), use: text, value: z.string() })),
  contacts: z.array(
    z.object({ name: z.string(), relationship_code: text, relationship: text, phone: text }),
  ),
});
type Row = z.output<typeof patient>;
type Original = Record<string, unknown>;

const MR = {
  coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR" }],
};

/** A row of patients with what hangs on it → Patient. What the original said more of a number or a phone stays. */
export function patientToFhir(given: unknown, original?: Original): FhirBody {
  const row = patient.parse(given);
  const { deceased } = row;
  const recordNumber = { type: MR, system: RECORD_NUMBER, value: row.mrn };
  return {
    resourceType: "Patient",
    extension: ownExtensions({ bloodType: row.blood_type, timeZone: row.time_zone }),
    identifier: [
      ...(original ? [] : [recordNumber]),
      ...keepingOriginals(row.identifiers, original?.identifier, sameValue),
    ],
    name: row.names,
    telecom: keepingOriginals(row.telecoms, original?.telecom, sameValue),
    gender: row.gender,
    birthDate: row.birth_date,
    deceasedDateTime: deceased === "true" ? null : deceased,
    deceasedBoolean: deceased === "true" ? true : null,
    ...(original ? {} : { address: row.addresses }),
    contact: keepingOriginals(row.contacts.map(toContact), original?.contact, sameContact),
    communication: row.language
      ? [
          {
            language: { coding: [{ system: "urn:ietf:bcp:47", code: row.language }] },
            preferred: true,
          },
        ]
      : null,
  };
}

/** Each row as the original has it, if it does. */
function keepingOriginals<T>(rows: T[], originals: unknown, same: (row: T, one: T) => boolean) {
  const all = (Array.isArray(originals) ? originals : []) as T[];
  return rows.map((row) => all.find((one) => same(row, one)) ?? row);
}

type Valued = { system: string; value: string };
const sameValue = (row: Valued, one: Partial<Valued> | null) =>
  one?.value === row.value && (one.system ?? row.system) === row.system;

type Contact = ReturnType<typeof toContact>;
const toContact = ({ name, relationship_code, relationship, phone }: Row["contacts"][number]) => ({
  relationship:
    relationship_code || relationship
      ? [
          {
            coding: relationship_code
              ? [
                  {
                    system: "http://terminology.hl7.org/CodeSystem/v2-0131",
                    code: relationship_code,
                  },
                ]
              : null,
            text: relationship,
          },
        ]
      : null,
  name: { text: name },
  telecom: phone ? [{ system: "phone", value: phone }] : null,
});
/** Only what we wrote ourselves is surely the same. */
const sameContact = (row: Contact, one: Contact) => JSON.stringify(row) === JSON.stringify(one);

const coverage = z.object({ payer: z.string(), number: text });

/** A row of patient_coverages → Coverage. */
export function coverageToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = coverage.parse(given);
  return {
    resourceType: "Coverage",
    status: "active",
    subscriberId: row.number,
    beneficiary: referenceTo(names.patient),
    payor: [{ display: row.payer }],
  };
}
