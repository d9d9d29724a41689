import { fhirDateTime } from "./fhir-values";
import { rawJson } from "./json-text";

/** A resource as it leaves: what is null or undefined in it is left out, and in an edited original taken out. */
export type FhirBody = { resourceType: string } & Record<string, unknown>;

/** How the rows of a chart call each other in a bundle, by ids of ours. */
export type FhirNames = {
  patient: string;
  encounter: (id: string | null) => string | null;
  practitioner: (id: string | null) => string | null;
  note: (id: string | null) => string | null;
};

export const UCUM = "http://unitsofmeasure.org";
export const LOINC = "http://loinc.org";
const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";

/** What FHIR has no place for and our own import reads again. */
const OWN_EXTENSION = {
  bloodType: "urn:mediconnect:blood-type",
  timeZone: "urn:mediconnect:time-zone",
  statusReason: "urn:mediconnect:status-reason",
  clinicalStatus: "urn:mediconnect:clinical-status",
  recordedBy: "urn:mediconnect:recorded-by",
  ended: "urn:mediconnect:ended",
  vitalSet: "urn:mediconnect:vital-set",
  asGiven: "urn:mediconnect:as-given",
  statement: "urn:mediconnect:no-known-allergies",
  contentHash: "urn:mediconnect:content-sha256",
  diagnoses: "urn:mediconnect:note-diagnoses",
  markedAt: "urn:mediconnect:marked-at",
  markedBy: "urn:mediconnect:marked-by",
  signedAt: "urn:mediconnect:signed-at",
  signedAs: "urn:mediconnect:signed-as",
  versionOf: "urn:mediconnect:version-of",
  versionNumber: "urn:mediconnect:version-number",
  thread: "urn:mediconnect:message-thread",
  readBy: "urn:mediconnect:read-by",
  writtenAt: "urn:mediconnect:written-at",
} as const;
export type OwnExtension = keyof typeof OWN_EXTENSION;
/** The system of the record number of this clinic: no document of the person. */
export const RECORD_NUMBER = "urn:mediconnect:record-number";

/** Extensions of ours, of those that have a value; undefined for none. */
export function ownExtensions(given: Partial<Record<OwnExtension, string | null | undefined>>) {
  const all = Object.entries(given).flatMap(([name, valueString]) =>
    valueString ? [{ url: OWN_EXTENSION[name as OwnExtension], valueString }] : [],
  );
  return all.length > 0 ? all : undefined;
}

/** What one of our extensions says in a resource; undefined when it isn't there. */
export function ownExtension(resource: unknown, name: OwnExtension): string | undefined {
  const { extension } = (resource ?? {}) as { extension?: unknown };
  const all = (Array.isArray(extension) ? extension : []) as ({
    url?: unknown;
    valueString?: unknown;
  } | null)[];
  const found = all.find((one) => one?.url === OWN_EXTENSION[name])?.valueString;
  return typeof found === "string" ? found : undefined;
}

type Coded = { code_system: string | null; code: string | null; display: string };

/** A row's code and words as a CodeableConcept. */
export const conceptOf = ({ code_system, code, display }: Coded) => ({
  coding: code ? [{ system: code_system, code, display: display || null }] : undefined,
  text: display || undefined,
});

const CONFIDENTIALITY = `${TERMINOLOGY}/v3-Confidentiality`;
/** The meta of what isn't told to the patient; undefined for what is. */
export const restricted = (confidential: boolean) =>
  confidential ? { security: [{ system: CONFIDENTIALITY, code: "R" }] } : undefined;

/** Whether a resource says that it is restricted. */
export function isRestricted(resource: unknown): boolean {
  const labels = (resource as { meta?: { security?: unknown } } | null)?.meta?.security;
  return (Array.isArray(labels) ? labels : []).some(
    (one: { system?: unknown; code?: unknown } | null) =>
      one?.system === CONFIDENTIALITY && (one.code === "R" || one.code === "V"),
  );
}

/** A status of HL7's own lists as a CodeableConcept; undefined for none. */
export const statusConcept = (list: string, code: string | null) =>
  code ? { coding: [{ system: `${TERMINOLOGY}/${list}`, code }] } : undefined;

/** Words alone as a CodeableConcept; undefined for none. */
export const wordsConcept = (text: string | null) => (text ? { text } : undefined);

/** A reference to an address in the bundle; undefined for none. */
export const referenceTo = (reference: string | null) => (reference ? { reference } : undefined);

/** {onsetDateTime} for what is a FHIR date or time, {onsetString} for other words. */
export function dateOrWords(name: string, given: string | null): Record<string, string | null> {
  const isDate = fhirDateTime.safeParse(given).success;
  return { [`${name}DateTime`]: isDate ? given : null, [`${name}String`]: isDate ? null : given };
}

/** A quantity with every digit of its value; undefined without one. */
export const quantityOf = (
  value: string | null,
  more: { comparator?: string | null; unit?: string | null; system?: string; code?: string | null },
) => (value === null ? undefined : { value: rawJson(value), ...more });
