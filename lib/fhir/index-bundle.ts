import { createHash } from "node:crypto";
import { type PractitionerFacts, practitionerFromFhir } from "@/lib/domain/identity/fhir";
import { type Concept, concept, isFhirFault } from "@/lib/platform/fhir-values";
import { encounterRefOf, entryText, parseResource, type Resource, refOf } from "./read-resource";
import { type ScannedEntry, scanBundle } from "./scan-bundle";
import { verifySeal } from "./verify-seal";

/** What the first look at an entry leaves in memory; the resource itself is read again when it is mapped. */
export type Entry = ScannedEntry & {
  index: number;
  type: string;
  fhirId: string;
  /** sha256 of its text, hex. */
  hash: string;
  patientRef: string | undefined;
  encounterRef: string | undefined;
  /** Of a DiagnosticReport. */
  resultRefs: string[];
  practitioner?: PractitionerFacts;
  medication?: Concept;
  /** Of a Patient: its first identifier. */
  identifier?: NumberedBy;
};
/** `path` counts from the file's root: $.entry[12].resource.valueQuantity.value */
export type Fault = { path: string; type: string; reason: string };
export type IndexedBundle = { source: string | NumberedBy; entries: Entry[]; faults: Fault[] };
export type SettledBundle = IndexedBundle & { source: string };
/** The number by which a patient is known, where nothing else tells a bundle from others. */
type NumberedBy = { system: string; value: string };

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The bundle that ids without a patient belong to, such as lists of practitioners and organisations. */
export const SHARED_SOURCE = "bundle";

/**
 * Reads a bundle once, to know who refers to whom. `source` is its world of ids: the bundle's own identifier, else the
 * first patient's id (where it is no UUID, the patient's identifier), else one that all files without a patient share. Fails: SyntaxError for what is no JSON, no Bundle, or a record that was changed since it was exported.
 */
export function indexBundle(bytes: Buffer): IndexedBundle {
  const scanned = scanBundle(bytes);
  if (scanned.resourceType !== "Bundle") throw new SyntaxError("$.resourceType: not a Bundle");
  verifySeal(bytes, scanned);
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  const seen = new Map<string, Entry>();
  scanned.entries.forEach((given, index) => {
    let type = "Unknown";
    try {
      const text = entryText(bytes, given);
      const resource = parseResource(text);
      type = resource.resourceType;
      const entry = entryOf(
        given,
        index,
        resource,
        createHash("sha256").update(text).digest("hex"),
      );
      const twin = seen.get(`${type}/${entry.fhirId}`);
      if (twin && twin.hash !== entry.hash) {
        faults.push({
          path: entryPath(index, "id"),
          type,
          reason: `also the id of $.entry[${twin.index}]`,
        });
        return;
      }
      if (!twin) seen.set(`${type}/${entry.fhirId}`, entry);
      entries.push(entry);
    } catch (error) {
      faults.push(faultOf(error, index, type));
    }
  });
  return { source: sourceOf(scanned.identifier, entries), entries, faults };
}

/** What went wrong with an entry, to be told to people. Fails with what is no fault of the file. */
export function faultOf(error: unknown, index: number, type: string): Fault {
  if (!isFhirFault(error)) throw error;
  return { path: entryPath(index, error.path), type, reason: error.reason };
}

const entryPath = (index: number, path: string) =>
  `$.entry[${index}].resource${path && !path.startsWith("[") ? `.${path}` : path}`;

function entryOf(given: ScannedEntry, index: number, resource: Resource, hash: string): Entry {
  const { resourceType: type } = resource;
  const fhirId = resource.id ?? given.fullUrl?.split(/[:/]/).pop() ?? hash;
  const entry: Entry = {
    ...given,
    index,
    type,
    fhirId,
    hash,
    patientRef: refOf(resource.subject) ?? refOf(resource.patient) ?? refOf(resource.beneficiary),
    encounterRef: encounterRefOf(resource),
    resultRefs: [],
  };
  if (type === "DiagnosticReport")
    entry.resultRefs = listOf(resource.result).flatMap((one) => refOf(one) ?? []);
  if (type === "Practitioner") entry.practitioner = practitionerFromFhir(resource);
  if (type === "Medication") entry.medication = concept.safeParse(resource.code).data;
  if (type === "Patient") entry.identifier = identifierOf(resource);
  return entry;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function identifierOf(resource: Resource): NumberedBy | undefined {
  const [first] = listOf(resource.identifier) as ({ system?: string; value?: string } | null)[];
  return first?.value ? { system: first.system ?? "", value: first.value } : undefined;
}

function sourceOf(identifier: string | undefined, entries: Entry[]): string | NumberedBy {
  if (identifier) return identifier;
  const patient = entries.find(({ type }) => type === "Patient");
  if (!patient) return SHARED_SOURCE;
  if (UUID.test(patient.fhirId)) return `urn:uuid:${patient.fhirId}`;
  return patient.identifier ?? `Patient/${patient.fhirId}`;
}
