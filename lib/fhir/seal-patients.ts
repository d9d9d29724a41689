import { sealNumber } from "@/lib/domain/patients/document-numbers";
import { IDENTIFIERS } from "@/lib/domain/patients/fhir";
import { sealingKey } from "@/lib/platform/crypto/clinic-keys";
import { type ClinicKey, openBy, sealBy } from "@/lib/platform/crypto/sealed-by-clinic";
import type { Tx } from "@/lib/platform/db/scope";
import type { FhirRow, FhirWrite } from "@/lib/platform/fhir-values";

const placeOf = (id: string) => ({ table: "fhir_resources", column: "body", row: id });
const isPatient = ({ resource_type }: FhirRow) => resource_type === "Patient";

/** Encrypts what of the rows says a person's document numbers: those themselves, and the original of a patient. */
export async function sealPatients(tx: Tx, writes: readonly FhirWrite[]): Promise<void> {
  const rows = writes.filter(({ table, row }) => table === IDENTIFIERS || isPatient(row));
  if (rows.length === 0) return;
  const key = await sealingKey(tx);
  for (const { table, row } of rows) Object.assign(row, sealed(key, table === IDENTIFIERS, row));
}

function sealed(key: ClinicKey, isNumber: boolean, row: FhirRow): FhirRow {
  const id = String(row.id);
  if (isNumber) {
    const { value, lookup, keyNumber } = sealNumber(key, { id, value: String(row.value) });
    return { value, lookup, key_number: keyNumber };
  }
  const { value, keyNumber } = sealOriginal(key, { id, value: String(row.body) });
  return { body: value, key_number: keyNumber };
}

/** Encrypts the text of an original by a key of its clinic. */
export const sealOriginal = (key: ClinicKey, { id, value }: { id: string; value: string }) => ({
  value: sealBy(key, value, placeOf(id)),
  keyNumber: key.number,
});

/** An original as the table keeps it. */
export type KeptOriginal = { id: string; body: string; keyNumber: number | null };

export type TextOf = (one: KeptOriginal) => string;

/** How the text of an original is read: a patient's with the clinic's keys. */
export const readingBy =
  (keys: readonly ClinicKey[]): TextOf =>
  ({ id, body, keyNumber }) =>
    openBy(keys, body, keyNumber, placeOf(id));
