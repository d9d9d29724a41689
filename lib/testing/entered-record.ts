import { addAddendum, markNote } from "@/lib/domain/notes/amend-note";
import { openNote } from "@/lib/domain/notes/open-note";
import { editPerson } from "@/lib/domain/patients/edit-person";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { addCondition } from "@/lib/domain/records/add-condition";
import { editCondition } from "@/lib/domain/records/edit-condition";
import { stateNoKnownAllergies } from "@/lib/domain/records/state-no-known-allergies";
import { correctVitals } from "@/lib/domain/vitals/correct-vitals";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import { recordVitalsInput } from "@/lib/domain/vitals/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { rows } from "./charts";
import { signedNote } from "./notes";

const IN_ERROR = "entered-in-error" as const;

/** What people do: readings in other units, a correction, a problem resolved, a medicine, the person's data. */
export async function enter(doctor: Actor, patientId: string, clinicId: string) {
  const alive = (deceased: string | null) =>
    writeAs(doctor, (tx) =>
      tx.patient.updateMany({ where: { clinicId, id: patientId }, data: { deceased } }),
    );
  await alive(null);
  const kPa = (code: string, value: number) => ({ code, value, unit: "kPa" });
  const set = (readings: object[], note: string) =>
    recordVitals(
      doctor,
      patientId,
      recordVitalsInput.parse({ recordedAt: "2024-01-02T03:04:05.678Z", readings, note }),
    );
  const glucose = { code: "41653-7", value: 14.6, unit: "mmol/L" };
  await set([glucose, { code: "8867-4", value: 70, unit: "/min" }], "en ayunas");
  const pressure = { code: "85354-9", components: [kPa("8480-6", 16), kPa("8462-4", 10.5)] };
  const wrong = await set([pressure], "otra toma");
  await correctVitals(doctor, patientId, wrong.id, { status: IN_ERROR, reason: "manguito" }, 1);
  const [weight] = await rows(
    clinicId,
    "SELECT vital_set_id AS set, id FROM readings WHERE code = '29463-7'",
  );
  const only = { status: IN_ERROR, reason: "báscula", readingIds: [String(weight?.id)] };
  await correctVitals(doctor, patientId, String(weight?.set), only, 1);
  const [asthma] = await rows(
    clinicId,
    "SELECT id, version FROM conditions WHERE display = 'Asma'",
  );
  const resolved = { clinicalStatus: "resolved", abatement: "2021-02" } as const;
  await editCondition(doctor, patientId, String(asthma?.id), resolved, Number(asthma?.version));
  const gout = await addCondition(doctor, patientId, { display: "Gota", onset: "2023" });
  const error = { verificationStatus: "entered-in-error", statusReason: "otra persona" } as const;
  await editCondition(doctor, patientId, gout.id, error, 1);
  await addMedication(doctor, patientId, {
    display: "Ibuprofeno",
    authored: "2024-01",
    ended: "2024-02-03",
    dosage: "1 cada 8 h",
  });
  await writeAs(doctor, (tx) =>
    tx.allergyIntolerance.updateMany({
      where: { clinicId, patientId },
      data: { clinicalStatus: "resolved", version: 2 },
    }),
  );
  await stateNoKnownAllergies(doctor, patientId);
  await enterPerson(doctor, patientId, clinicId);
  await alive("2024-05-06");
}

async function enterPerson(doctor: Actor, patientId: string, clinicId: string) {
  const [person] = await rows(clinicId, "SELECT version FROM patients");
  await editPerson(
    doctor,
    patientId,
    {
      given: "Ana",
      family: "Ordóñez",
      birthDate: "1987-03",
      gender: "female",
      documents: [{ kind: "dni", value: "12345678Z" }],
      phone: "600 000 000",
      email: "ana@example.test",
      coverage: { payer: "Otra mutua", number: "10" },
      emergencyContact: { name: "Leo", relationship: "Hermano", phone: "611 111 111" },
      language: "ca",
      timeZone: "Atlantic/Canary",
    },
    Number(person?.version),
  );
}

const NOTE = { objective: "TA <120/80>\r\n\tá🙂 &amp;", plan: "Reposo", summaryTodo: "Beba\nagua" };
const FLU = { display: "Gripe & tos", codeSystem: "http://hl7.org/fhir/sid/icd-10", code: "J11" };

/** Signed notes of each kind; a draft stays behind. */
export async function enterNotes(doctor: Actor, patientId: string) {
  const diagnoses = [
    { ...FLU, clinicalStatus: "active" as const, onset: "2023-01", conditionId: null },
  ];
  const first = await signedNote(doctor, patientId, { ...NOTE, type: "follow-up", diagnoses });
  const reserved = [
    {
      display: "Reservado",
      codeSystem: null,
      code: null,
      clinicalStatus: "active" as const,
      onset: null,
      conditionId: null,
    },
  ];
  const wrong = await signedNote(doctor, patientId, { plan: "Otra persona" });
  await signedNote(doctor, patientId, {
    assessment: "Reservado",
    confidential: true,
    diagnoses: reserved,
  });
  for (const [{ id: noteId }, text] of [
    [first, "Cultivo <negativo>"],
    [first, "Alta"],
    [wrong, "Avisado"],
  ] as const)
    await addAddendum(doctor, { patientId, noteId }, { text });
  const mark = { status: IN_ERROR, reason: "era de otra persona" };
  await markNote(doctor, { patientId, noteId: wrong.id }, mark, wrong.version);
  await openNote(doctor, patientId, { type: "urgent" });
}
