import {
  type Concept,
  concept,
  type FhirReference,
  type FhirTable,
  type FhirWrite,
  fhirFault,
} from "@/lib/platform/fhir-values";
import { uuid7 } from "@/lib/platform/uuid7";
import type { Fault } from "./index-bundle";
import { mappingOf, needsPatient } from "./map-resource";
import { parseResource, type Resource, sourceText } from "./read-resource";
import type { Practitioners } from "./resolve-practitioners";
import { type Item, parseReference } from "./resolve-references";

/** One bundle on its way into the database. */
export type Run = {
  clinicId: string;
  source: string;
  itemOf: (text: string) => Item | undefined;
  /** From earlier imports: "Patient/<fhir id>" → id of ours. */
  earlier: Map<string, string>;
  practitioners: Practitioners;
  /** "Observation/<fhir id>" → the report that lists it. */
  reportOf: Map<string, string>;
  faults: Fault[];
  writes: FhirWrite[];
  changedPatients: Set<string>;
};

const ORIGINALS: FhirTable = {
  name: "fhir_resources",
  columns: {
    clinic_id: "uuid",
    id: "uuid",
    resource_type: "text",
    source: "text",
    fhir_id: "text",
    full_url: "text",
    version: "integer",
    patient_id: "uuid",
    local_id: "practitioner",
    body: "text",
    key_number: "integer",
    hash: "hex",
  },
  insertOnly: true,
};

/** Adds a resource's rows and its original to what will be written; gives the size of it. Fails: FhirFault. */
export function mapItem(run: Run, item: Item, text: string): number {
  const resource = parseResource(text);
  const patientId = patientOf(run, item);
  const rows = mappingOf(item.type)?.(resource, contextOf(run, item, text, resource, patientId));
  if (item.type === "Patient" && item.state === "changed") run.changedPatients.add(item.localId);
  const localId = item.practitioner
    ? run.practitioners.askItem(item)
    : rows?.length
      ? item.localId
      : null;
  const row = {
    clinic_id: run.clinicId,
    id: uuid7(),
    resource_type: item.type,
    source: run.source,
    fhir_id: item.fhirId,
    full_url: item.fullUrl ?? null,
    version: item.version,
    patient_id: patientId,
    local_id: localId,
    body: text,
    hash: item.hash,
  };
  run.writes.push(...(rows ?? []), { table: ORIGINALS, row });
  return text.length;
}

const PATIENT_PATH: Record<string, string> = {
  AllergyIntolerance: "patient",
  Immunization: "patient",
  Coverage: "beneficiary",
};

/** Whose a resource is: a patient of the bundle, or of an earlier import. */
export function patientIn({ itemOf, earlier }: Run, item: Item): string | undefined {
  if (item.type === "Patient") return item.localId;
  const { patientRef: ref } = item;
  const here = ref === undefined ? undefined : itemOf(ref);
  return here?.type === "Patient" ? here.localId : earlier.get(nameOf("Patient", ref));
}

function patientOf(run: Run, item: Item): string | null {
  const ref = item.patientRef;
  const path = PATIENT_PATH[item.type] ?? "subject";
  if (ref !== undefined && run.itemOf(ref)?.state === "failed")
    throw fhirFault(`${path}.reference`, "its patient cannot be read");
  const id = patientIn(run, item);
  if (!id && needsPatient(item.type)) {
    throw fhirFault(`${path}.reference`, ref ? "refers to no patient that is here" : "missing");
  }
  return id ?? null;
}

const nameOf = (type: string, ref: string | undefined) =>
  `${type}/${ref === undefined ? "" : parseReference(ref)?.id}`;

/** The encounter that a reference means. */
export function encounterOf({ itemOf, earlier }: Run, ref: string | undefined): string | null {
  const here = ref === undefined ? undefined : itemOf(ref);
  if (here) return here.type === "Encounter" && here.state !== "failed" ? here.localId : null;
  return earlier.get(nameOf("Encounter", ref)) ?? null;
}

function contextOf(
  run: Run,
  item: Item,
  text: string,
  resource: Resource,
  patientId: string | null,
) {
  return {
    clinicId: run.clinicId,
    id: item.localId,
    fhirId: item.fhirId,
    patientId: patientId ?? "",
    source: sourceText(text),
    encounterId: encounterOf(run, item.encounterRef),
    reportId: run.reportOf.get(`${item.type}/${item.fhirId}`) ?? null,
    practitioner: run.practitioners.ask,
    note: (reference: FhirReference | undefined) => noteOf(run, reference),
    medication: (reference: FhirReference | undefined) => medicationOf(run, resource, reference),
  };
}

function noteOf({ itemOf }: Run, reference: FhirReference | undefined): string | null {
  const here = itemOf(reference?.reference ?? "");
  return here?.type === "Composition" && here.state !== "failed" ? here.localId : null;
}

function medicationOf(
  { itemOf }: Run,
  resource: Resource,
  reference: FhirReference | undefined,
): Concept | undefined {
  const text = reference?.reference ?? "";
  if (!text.startsWith("#")) return itemOf(text)?.medication;
  const contained = Array.isArray(resource.contained) ? resource.contained : [];
  const found = contained.find((one: { id?: unknown } | null) => one?.id === text.slice(1));
  return concept.safeParse((found as { code?: unknown } | undefined)?.code).data;
}
