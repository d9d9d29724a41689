import { beforeAll, expect, test } from "vitest";
import { statePageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { addMedication } from "./add-medication";
import { editMedication } from "./edit-medication";
import { listMedications } from "./list-medications";
import { addMedicationInput, editMedicationInput } from "./schema";

let doctor: Actor;
let patientId: string;
const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const add = (given: object) =>
  addMedication(
    doctor,
    patientId,
    addMedicationInput.parse({ display: "Metformina 850 mg", ...given }),
  );
const names = async (state: "active" | "past") =>
  (await listMedications(doctor, patientId, statePageQuery.parse({ state }))).items.map(
    ({ display }) => display,
  );

beforeAll(async () => {
  const { clinicId } = await makeClinic(`medications-${uuid7()}`);
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  ({ patientId } = await makePatient(clinicId));
  await assign(clinicId, { patientId }, treats);
});

test("entered as taken, not as ordered; ended by a date and a reason", async () => {
  const added = await add({ dosage: "Con el desayuno", authored: day(-100) });
  expect(added).toMatchObject({ status: "active", reported: true, version: 1 });
  const end = { status: "stopped", ended: day(0), statusReason: "Diarrea" };
  const ended = await editMedication(
    doctor,
    patientId,
    added.id,
    editMedicationInput.parse(end),
    1,
  );
  expect(ended).toMatchObject({ ...end, version: 2 });
  expect(await names("past")).toContain("Metformina 850 mg");
  expect(await names("active")).toEqual([]);
});

test("a course whose last day has passed is past by itself", async () => {
  await add({ display: "Amoxicilina", authored: day(-20), ended: day(-10) });
  await add({ display: "Enalapril", authored: day(-20), ended: day(10) });
  expect(await names("active")).toEqual(["Enalapril"]);
  expect(await names("past")).toContain("Amoxicilina");
});

test("it cannot end before it begins", async () => {
  await expect(add({ authored: day(-1), ended: day(-2) })).rejects.toMatchObject({
    code: "invalid",
  });
});
