import { importBundle } from "@/lib/fhir/import-bundle";
import { systemActor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import { rows, textOf } from "./charts";
import { enter, enterNotes } from "./entered-record";
import { enterRows } from "./event-rows";
import { assign, doctorActor, makeClinic, makeDoctor } from "./factories";
import { bundleOf, IMPORTED } from "./imported-record";

/** A record that was imported, edited here and added to, and its text as it leaves. */
export async function makeRecordWorld() {
  const { clinicId } = await makeClinic(`export-${uuid7()}`);
  await importBundle(systemActor(clinicId), Buffer.from(bundleOf(IMPORTED)), null);
  const [patient] = await rows(clinicId, "SELECT id FROM patients");
  const patientId = String(patient?.id);
  const treats = await makeDoctor(clinicId, { name: "Dra. Ruiz" });
  await assign(clinicId, { patientId }, treats);
  const doctor = doctorActor(clinicId, treats);
  await enterRows(clinicId, patientId, treats.practitionerId);
  await enterNotes(doctor, patientId);
  await enter(doctor, patientId, clinicId);
  return { clinicId, patientId, doctor, text: await textOf(doctor, patientId) };
}
