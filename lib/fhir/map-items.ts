import { PATIENT_OWNED } from "@/lib/domain/patients/fhir";
import type { Tx } from "@/lib/platform/db/scope";
import { faultOf } from "./index-bundle";
import { mapItem, type Run } from "./map-item";
import { rankOf } from "./map-resource";
import { entryText } from "./read-resource";
import { settlePractitioners } from "./resolve-practitioners";
import type { Item } from "./resolve-references";
import { sealPatients } from "./seal-patients";
import { uniqueRecordNumbers } from "./unique-record-numbers";
import { writeRows } from "./write-rows";

const CHUNK_ROWS = 500;
const CHUNK_CHARACTERS = 500_000;

/** Writes the rows of every item that is new or has changed, in the order in which they need one another; what can't be read fails alone. */
export async function mapItems(tx: Tx, run: Run, bytes: Buffer, items: Item[]) {
  const order = [...items].sort((a, b) => rankOf(a.type) - rankOf(b.type) || a.index - b.index);
  let characters = 0;
  for (const item of order) {
    if (item.state !== "same") {
      try {
        characters += mapItem(run, item, entryText(bytes, item));
      } catch (error) {
        run.faults.push(faultOf(error, item.index, item.type));
        item.state = "failed";
      }
    }
    if (item.state !== "failed") linkResults(run, item);
    if (run.writes.length < CHUNK_ROWS && characters < CHUNK_CHARACTERS) continue;
    await flush(tx, run);
    characters = 0;
  }
  await flush(tx, run);
}

function linkResults({ reportOf, itemOf }: Run, { resultRefs, localId }: Item) {
  for (const ref of resultRefs) {
    const result = itemOf(ref);
    if (result) reportOf.set(`${result.type}/${result.fhirId}`, localId);
  }
}

async function flush(tx: Tx, run: Run) {
  const { clinicId, source, practitioners, changedPatients } = run;
  const writes = run.writes.splice(0);
  await settlePractitioners(tx, clinicId, source, practitioners, writes);
  await uniqueRecordNumbers(tx, clinicId, writes);
  if (changedPatients.size > 0) {
    for (const table of PATIENT_OWNED) {
      await tx.$executeRawUnsafe(
        `DELETE FROM ${table} WHERE clinic_id = $1::uuid AND patient_id = ANY($2::uuid[])`,
        clinicId,
        [...changedPatients],
      );
    }
    changedPatients.clear();
  }
  await sealPatients(tx, writes);
  await writeRows(tx, writes);
}
