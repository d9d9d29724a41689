import { PATIENTS } from "@/lib/domain/patients/fhir";
import type { Tx } from "@/lib/platform/db/scope";
import type { FhirWrite } from "@/lib/platform/fhir-values";

const NEAR = 50;

/** Gives patients whose record number another one of the clinic has already the next free one: 123, 123-2, 123-3. */
export async function uniqueRecordNumbers(
  tx: Tx,
  clinicId: string,
  writes: FhirWrite[],
): Promise<void> {
  const patients = writes.filter(({ table }) => table === PATIENTS).map(({ row }) => row);
  if (patients.length === 0) return;
  const candidates = (mrn: string) =>
    Array.from({ length: NEAR }, (_, at) => (at === 0 ? mrn : `${mrn}-${at + 1}`));
  const taken = await tx.$queryRawUnsafe<{ mrn: string }[]>(
    "SELECT mrn FROM patients WHERE clinic_id = $1::uuid AND mrn = ANY($2::text[]) AND id <> ALL($3::uuid[])",
    clinicId,
    patients.flatMap(({ mrn }) => candidates(String(mrn))),
    patients.map(({ id }) => id),
  );
  const used = new Set(taken.map(({ mrn }) => mrn));
  for (const patient of patients) {
    const wish = String(patient.mrn);
    patient.mrn = candidates(wish).find((mrn) => !used.has(mrn)) ?? `${wish}-${patient.id}`;
    used.add(patient.mrn);
  }
}
