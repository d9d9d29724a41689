import { beforeEach, expect, test } from "vitest";
import { getPatient } from "@/lib/domain/patients/get-patient";
import type { Actor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { addAllergy } from "./add-allergy";
import { editAllergy } from "./edit-allergy";
import { addAllergyInput, editAllergyInput } from "./schema";
import { stateNoKnownAllergies } from "./state-no-known-allergies";
import { withdrawNoKnownAllergies } from "./withdraw-no-known-allergies";

const penicillin = addAllergyInput.parse({
  display: "Penicilina",
  reaction: "anafilaxia",
  severity: "severe",
  criticality: "high",
  category: "medication",
});

let clinicId: string;
let doctor: Actor;
let own: Actor;
let patientId: string;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`allergies-${uuid7()}`));
  const treats = await makeDoctor(clinicId, { name: "Dra. Alba" });
  doctor = doctorActor(clinicId, treats);
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId }));
  await assign(clinicId, { patientId }, treats);
  own = patientActor(clinicId, { ...member, patientId });
});

test("an allergy warns in the banner until it is refuted", async () => {
  const added = await addAllergy(doctor, patientId, penicillin);
  expect(added).toMatchObject({ verificationStatus: "unconfirmed", recordedBy: "Dra. Alba" });
  const { allergies } = await getPatient(doctor, patientId);
  expect(allergies).toEqual([
    { display: "Penicilina", reaction: "anafilaxia", criticality: "high" },
  ]);
  const refuted = editAllergyInput.parse({ verificationStatus: "refuted" });
  await editAllergy(doctor, patientId, added.id, refuted, 1);
  expect((await getPatient(doctor, patientId)).allergies).toEqual([]);
});

test("not asked, none known, withdrawn by an allergy", async () => {
  expect((await getPatient(doctor, patientId)).noKnownAllergies).toBeNull();
  await stateNoKnownAllergies(doctor, patientId);
  await stateNoKnownAllergies(doctor, patientId); // asked again: the later one stands
  expect((await getPatient(doctor, patientId)).noKnownAllergies).toMatchObject({ by: "Dra. Alba" });
  const { id } = await addAllergy(doctor, patientId, penicillin);
  expect((await getPatient(doctor, patientId)).noKnownAllergies).toBeNull();
  const refused = stateNoKnownAllergies(doctor, patientId);
  await expect(refused).rejects.toMatchObject({ code: "conflict" });
  const wrong = { verificationStatus: "entered-in-error", statusReason: "De otro" };
  await editAllergy(doctor, patientId, id, editAllergyInput.parse(wrong), 1);
  await stateNoKnownAllergies(doctor, patientId);
  await withdrawNoKnownAllergies(doctor, patientId);
  await expect(withdrawNoKnownAllergies(doctor, patientId)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("statement and allergy at once never stand beside each other", async () => {
  for (let round = 0; round < 5; round++) {
    const fresh = await makePatient(clinicId);
    await assign(clinicId, fresh, { memberId: doctor.memberId ?? "" });
    await Promise.allSettled([
      stateNoKnownAllergies(doctor, fresh.patientId),
      addAllergy(doctor, fresh.patientId, penicillin),
    ]);
    const { allergies, noKnownAllergies } = await getPatient(doctor, fresh.patientId);
    expect([allergies.length, noKnownAllergies]).toEqual([1, null]);
  }
});

test("the patient reads it and states nothing", async () => {
  await expect(stateNoKnownAllergies(own, patientId)).rejects.toMatchObject({ code: "not_found" });
  await expect(addAllergy(own, patientId, penicillin)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an imported statement counts as one, and is no allergy", async () => {
  const row = { display: "No Known Allergy", code: "716186003", recordedDate: "2025-10-12" };
  await writeAs(doctor, (tx) =>
    tx.allergyIntolerance.createMany({ data: [{ clinicId, id: uuid7(), patientId, ...row }] }),
  );
  const { allergies, noKnownAllergies } = await getPatient(doctor, patientId);
  expect([allergies, noKnownAllergies]).toEqual([[], { by: null, at: "2025-10-12" }]);
});

test("a minor's guardian comes before other contacts; a running pregnancy warns, an old one doesn't", async () => {
  const contacts = [
    { name: "Vecina", relationshipCode: "N", relationship: null, phone: null },
    { name: "Ana", relationshipCode: "MTH", relationship: "madre", phone: "+34 600 00 00 00" },
  ];
  const conditions = [
    { display: "Embarazo", code: "77386006", onset: "2010-01-01", onsetAt: new Date("2010-01-01") },
  ];
  const own = () => ({ clinicId, id: uuid7(), patientId });
  await writeAs(doctor, async (tx) => {
    await tx.patientContact.createMany({ data: contacts.map((row) => ({ ...own(), ...row })) });
    await tx.condition.createMany({ data: conditions.map((row) => ({ ...own(), ...row })) });
  });
  const before = await getPatient(doctor, patientId);
  expect([before.contact?.name, before.pregnancy]).toEqual(["Ana", null]);
  const onsetAt = new Date(Date.now() - 100 * 86_400_000);
  const now = { display: "Embarazo", code: "72892002", onset: onsetAt.toISOString(), onsetAt };
  await writeAs(doctor, (tx) => tx.condition.createMany({ data: [{ ...own(), ...now }] }));
  expect((await getPatient(doctor, patientId)).pregnancy?.since).toBe(now.onset);
});
