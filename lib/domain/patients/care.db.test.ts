import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { assignCare } from "./assign-care";
import { endCare } from "./end-care";
import { getPatient } from "./get-patient";
import { listCare, listCareMembers } from "./list-care";

let clinicId: string;
let admin: Actor;
let first: Actor;
let second: Actor;
let patientId: string;
const primary = { role: "primary", reason: "Su cupo" } as const;
const idOf = (actor: Actor) => actor.memberId ?? "";

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`care-${uuid7()}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  first = doctorActor(
    clinicId,
    await makeDoctor(clinicId, { name: "Dra. Primera", speciality: "Cardiología" }),
  );
  second = doctorActor(clinicId, await makeDoctor(clinicId, { name: "Dr. Segundo" }));
  ({ patientId } = await makePatient(clinicId));
});

test("assigned, handed over, ended: access begins and ends with the relation", async () => {
  await expect(getPatient(first, patientId)).rejects.toMatchObject({ code: "not_found" });
  const relation = await assignCare(admin, patientId, { ...primary, memberId: idOf(first) });
  expect(relation).toMatchObject({
    active: true,
    member: { name: "Dra. Primera", speciality: "Cardiología" },
  });
  await getPatient(first, patientId);
  await expect(
    assignCare(admin, patientId, { ...primary, memberId: idOf(first) }),
  ).rejects.toMatchObject({ code: "conflict" });
  const handOver = { reason: "Cambio de cupo", transferTo: idOf(second) };
  await expect(endCare(second, patientId, relation.id, handOver, 1)).rejects.toMatchObject({
    code: "not_found",
  });
  await endCare(first, patientId, relation.id, handOver, 1);
  await expect(getPatient(first, patientId)).rejects.toMatchObject({ code: "not_found" });
  await getPatient(second, patientId);
  const { items } = await listCare(admin, patientId);
  expect(items.map(({ member, active, endReason }) => [member.name, active, endReason])).toEqual([
    ["Dr. Segundo", true, null],
    ["Dra. Primera", false, "Cambio de cupo"],
  ]);
  await expect(endCare(admin, patientId, relation.id, { reason: "x" }, 2)).rejects.toMatchObject({
    code: "conflict",
  });
});

test("two people who assign the same doctor at once make one relation", async () => {
  const { patientId: fresh } = await makePatient(clinicId);
  const assign = () => assignCare(admin, fresh, { ...primary, memberId: idOf(first) });
  const outcomes = await Promise.allSettled([assign(), assign(), assign()]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listCare(admin, fresh)).items).toHaveLength(1);
});

test("only who treats can be assigned, and no cover ends before it begins", async () => {
  await expect(
    assignCare(admin, patientId, { ...primary, memberId: idOf(admin) }),
  ).rejects.toMatchObject({ code: "invalid" });
  await expect(async () =>
    assignCare(admin, patientId, {
      ...primary,
      memberId: idOf(first),
      endsAt: "2020-01-01T00:00:00Z",
    }),
  ).rejects.toMatchObject({ code: "invalid" });
  expect((await listCareMembers(admin)).items.map(({ name }) => name)).toEqual([
    "Dr. Segundo",
    "Dra. Primera",
  ]);
});

test("who is suspended is neither offered nor assigned", async () => {
  const away = doctorActor(clinicId, await makeDoctor(clinicId, { name: "Dr. Ausente" }));
  await writeAs(admin, (tx) =>
    tx.membership.updateMany({ where: { clinicId, id: idOf(away) }, data: { state: "suspended" } }),
  );
  const { items } = await listCareMembers(admin);
  expect(items.map(({ name }) => name)).not.toContain("Dr. Ausente");
  await expect(
    assignCare(admin, patientId, { ...primary, memberId: idOf(away) }),
  ).rejects.toMatchObject({ code: "invalid" });
});
