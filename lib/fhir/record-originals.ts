import { z } from "zod";
import type { Chart } from "@/lib/domain/patients/with-chart";
import { SHARED_SOURCE } from "./index-bundle";
import { addressOf, type Leaving } from "./record-rows";
import type { TextOf } from "./seal-patients";

const PAGE = 300;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

const found = z.array(
  z.object({
    id: z.string(),
    type: z.string(),
    fhirId: z.string(),
    fullUrl: z.string().nullable(),
    localId: z.string().nullable(),
    body: z.string(),
    keyNumber: z.number().int().nullable(),
  }),
);
const COLUMNS = `o.id, o.resource_type AS type, o.fhir_id AS "fhirId", o.full_url AS "fullUrl", o.local_id AS "localId", o.body, o.key_number AS "keyNumber"`;
const LATEST = `NOT EXISTS (SELECT FROM fhir_resources n WHERE n.clinic_id = o.clinic_id AND n.resource_type = o.resource_type
  AND n.source = o.source AND n.fhir_id = o.fhir_id AND n.version > o.version)`;
// Whose row was deleted here (a person's insurance is written anew) says nothing any more.
const STANDS = `(o.resource_type <> 'Coverage' OR o.local_id IS NULL OR EXISTS (SELECT FROM patient_coverages c
  WHERE c.clinic_id = o.clinic_id AND c.id = o.local_id))`;

// A confidential note leaves with its patient as its summary alone; what notes said before and what the patient isn't told
// do not leave with them.
const TOLD = `NOT EXISTS (SELECT FROM clinical_notes n WHERE n.clinic_id = o.clinic_id AND n.id = o.local_id AND n.confidential)
  AND NOT EXISTS (SELECT FROM note_versions v WHERE v.clinic_id = o.clinic_id AND v.id = o.local_id)
  AND NOT EXISTS (SELECT FROM conditions c WHERE c.clinic_id = o.clinic_id AND c.id = o.local_id AND c.confidential)`;

const OWN = `SELECT ${COLUMNS} FROM fhir_resources o
  WHERE o.clinic_id = current_clinic() AND o.patient_id = $1::uuid AND o.id > $2::uuid AND ${LATEST} AND ${STANDS}
    AND ($3 <> 'patient' OR ${TOLD})
  ORDER BY o.id LIMIT ${PAGE}`;

// What a bundle brought that is about nobody. Where it brought several patients, only what is nobody's for sure: the rest
// (a provenance, an appointment) may speak of another patient without our knowing.
const ADMINISTRATIVE =
  "'Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Medication', 'HealthcareService'";
const BESIDE = `WITH mine AS (SELECT DISTINCT source FROM fhir_resources WHERE clinic_id = current_clinic() AND patient_id = $1::uuid)
  SELECT ${COLUMNS} FROM fhir_resources o
  WHERE o.clinic_id = current_clinic() AND o.patient_id IS NULL AND o.source IN (SELECT source FROM mine)
    AND o.source <> '${SHARED_SOURCE}' AND ${LATEST}
    AND (o.resource_type IN (${ADMINISTRATIVE}) OR NOT EXISTS (SELECT FROM fhir_resources other
      WHERE other.clinic_id = o.clinic_id AND other.source = o.source AND other.patient_id <> $1::uuid))
  ORDER BY o.id`;

// Of the lists that all bundles share, whom this record names.
const SHARED = `SELECT DISTINCT ON (o.resource_type, o.fhir_id) ${COLUMNS} FROM fhir_resources o
  WHERE o.clinic_id = current_clinic() AND o.source = '${SHARED_SOURCE}' AND o.patient_id IS NULL
    AND (o.fhir_id = ANY($1::text[]) OR o.local_id = ANY($2::uuid[]))
  ORDER BY o.resource_type, o.fhir_id, o.version DESC`;

const toLeaving = ({ type, fhirId, fullUrl, body }: z.output<typeof found>[number]): Leaving => ({
  name: `${type}/${fhirId}`,
  fullUrl: addressOf(type, fhirId, fullUrl),
  text: body,
});

const NAMED =
  /"reference"\s*:\s*"(?:urn:uuid:|(?:Organization|Location|PractitionerRole)\/)([^"\\]+)"/g;

const namesIn = (body: string) => [...body.matchAll(NAMED)].map(([, id = ""]) => id);

/** The patient's originals as they came, but those in `edited`; ids that they refer to are collected in `named`. */
export async function* ownOriginals(
  { tx, patientId, actor }: Chart,
  edited: ReadonlySet<string>,
  named: Set<string>,
  textOf: TextOf,
): AsyncGenerator<Leaving[]> {
  let after = FIRST_ID;
  for (;;) {
    const kept = found.parse(await tx.$queryRawUnsafe(OWN, patientId, after, actor.role));
    const rows = kept.map((row) => ({ ...row, body: textOf(row) }));
    for (const id of rows.flatMap(({ body }) => namesIn(body))) named.add(id);
    yield rows.filter(({ localId }) => !localId || !edited.has(localId)).map(toLeaving);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Doctors, hospitals and other resources about nobody that came with the patient's or are named by them. */
export async function sharedOriginals(
  { tx, patientId }: Chart,
  named: ReadonlySet<string>,
  practitioners: string[],
): Promise<(Leaving & { localId: string | null })[]> {
  const beside = found.parse(await tx.$queryRawUnsafe(BESIDE, patientId));
  const shared = found.parse(await tx.$queryRawUnsafe(SHARED, [...named], practitioners));
  return [...beside, ...shared].map((row) => ({ ...toLeaving(row), localId: row.localId }));
}
