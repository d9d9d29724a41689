import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { addMessageTemplate, editMessageTemplate } from "./keep-template";
import { listMessageTemplates } from "./list-templates";

let doctor: Actor;
let nurse: Actor;
let admin: Actor;
let patient: Actor;

beforeAll(async () => {
  const { clinicId } = await makeClinic(`answers-${uuid7()}`);
  doctor = doctorActor(clinicId, await makeDoctor(clinicId));
  nurse = { ...doctorActor(clinicId, await makeMember(clinicId, "nurse")), role: "nurse" };
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const self = await makeMember(clinicId, "patient");
  const { patientId } = await makePatient(clinicId, { memberId: self.memberId });
  patient = patientActor(clinicId, { ...self, patientId });
});

const namesOf = async (actor: Actor) =>
  (await listMessageTemplates(actor)).items.map(({ name, ofClinic }) => [name, ofClinic]);

test("the clinic's are for all who answer, one's own for oneself; each is changed by its keeper, on its version", async () => {
  const house = await addMessageTemplate(admin, { name: "Análisis", body: "Están bien" });
  const own = await addMessageTemplate(nurse, { name: "cura", body: "Venga, {{paciente}}" });
  expect(await namesOf(doctor)).toEqual([["Análisis", true]]);
  expect(await namesOf(nurse)).toEqual([
    ["Análisis", true],
    ["cura", false],
  ]);
  const other = { name: "x", body: "x" };
  for (const [actor, id] of [
    [nurse, house.id],
    [doctor, own.id],
    [admin, own.id],
    [patient, house.id],
  ] as const)
    await expect((async () => editMessageTemplate(actor, id, other, 1))()).rejects.toMatchObject({
      code: "not_found",
    });
  const changed = await editMessageTemplate(nurse, own.id, { name: "cura", body: "Hoy" }, 1);
  expect(changed).toMatchObject({ body: "Hoy", version: 2 });
  await expect(editMessageTemplate(nurse, own.id, other, 1)).rejects.toMatchObject({
    code: "stale",
  });
  await editMessageTemplate(nurse, own.id, { removed: true }, 2);
  expect(await namesOf(nurse)).toEqual([["Análisis", true]]);
  const events = await readAs(nurse, (tx) =>
    tx.auditEvent.findMany({ where: { actorId: nurse.userId }, orderBy: { id: "asc" } }),
  );
  expect(events.map(({ action }) => action)).toEqual([
    "add-template",
    "edit-template",
    "remove-template",
  ]);
});

test("there is an end to how many, and what was taken away makes room", async () => {
  const words = { name: "x", body: "x" };
  const kept = [];
  for (let i = 0; i < 200; i++) kept.push(await addMessageTemplate(doctor, words));
  await expect(addMessageTemplate(doctor, words)).rejects.toMatchObject({
    detail: { message: "too_many_templates" },
  });
  await editMessageTemplate(doctor, kept[0]?.id ?? "", { removed: true }, 1);
  await expect(addMessageTemplate(doctor, words)).resolves.toMatchObject({ ofClinic: false });
});
