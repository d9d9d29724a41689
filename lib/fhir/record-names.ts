import { z } from "zod";
import type { Chart } from "@/lib/domain/patients/with-chart";
import type { FhirNames } from "@/lib/platform/fhir-write";
import { addressOf } from "./record-rows";

const row = z.array(
  z.object({
    localId: z.string(),
    type: z.string(),
    fhirId: z.string(),
    fullUrl: z.string().nullable(),
  }),
);

// Patient, encounters, notes and doctors that came by an import are called by their own addresses.
const KNOWN = `SELECT DISTINCT ON (o.local_id) o.local_id AS "localId", o.resource_type AS type, o.fhir_id AS "fhirId", o.full_url AS "fullUrl"
  FROM fhir_resources o WHERE o.clinic_id = current_clinic() AND o.local_id IS NOT NULL
    AND (o.patient_id = $1::uuid AND o.resource_type IN ('Patient', 'Encounter', 'Composition')
      OR o.patient_id IS NULL AND o.resource_type = 'Practitioner' AND o.local_id = ANY($2::uuid[]))
  ORDER BY o.local_id, o.patient_id = $1::uuid DESC NULLS LAST, o.source IN (SELECT source FROM fhir_resources WHERE clinic_id = current_clinic() AND patient_id = $1::uuid LIMIT 1) DESC, o.version DESC`;
const PRACTITIONERS = `SELECT DISTINCT id FROM (
    SELECT practitioner_id AS id FROM encounters WHERE clinic_id = current_clinic() AND patient_id = $1::uuid
    UNION SELECT practitioner_id FROM medication_requests WHERE clinic_id = current_clinic() AND patient_id = $1::uuid
    UNION SELECT performer_id FROM vital_sets WHERE clinic_id = current_clinic() AND patient_id = $1::uuid) all_of_them
  WHERE id IS NOT NULL ORDER BY id`;

/** How the patient's rows are called in the bundle, and the practitioners that they name. */
export async function namesOf({
  tx,
  patientId,
}: Chart): Promise<{ names: FhirNames; practitioners: string[] }> {
  const ids = z
    .array(z.object({ id: z.string() }))
    .parse(await tx.$queryRawUnsafe(PRACTITIONERS, patientId));
  const practitioners = ids.map(({ id }) => id);
  const known = row.parse(await tx.$queryRawUnsafe(KNOWN, patientId, practitioners));
  const byId = new Map(
    known.map((one) => [one.localId, addressOf(one.type, one.fhirId, one.fullUrl)]),
  );
  const nameOf = (id: string) => byId.get(id) ?? `urn:uuid:${id}`;
  const ifAny = (id: string | null) => id && nameOf(id);
  return {
    names: { patient: nameOf(patientId), encounter: ifAny, practitioner: ifAny, note: ifAny },
    practitioners,
  };
}
