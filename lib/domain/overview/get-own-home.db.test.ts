import { expect, test } from "vitest";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic, makeMember, makePatient, patientActor } from "@/lib/testing/factories";
import { getOwnHome } from "./get-own-home";

const DAY = 86_400_000;

test("medicines that are taken now, and what came into the record within a month", async () => {
  const { clinicId } = await makeClinic(`home-${uuid7()}`);
  const member = await makeMember(clinicId, "patient");
  const { patientId } = await makePatient(clinicId, { memberId: member.memberId });
  const own = patientActor(clinicId, { ...member, patientId });
  const row = { clinicId, patientId };
  await writeAs({ clinicId, userId: NOBODY }, async (tx) => {
    await tx.medicationRequest.create({
      data: { ...row, display: "Metformina", status: "active" },
    });
    await tx.medicationRequest.create({ data: { ...row, display: "Antes", status: "stopped" } });
    await tx.condition.create({ data: { ...row, display: "Asma", onset: "1990" } });
  });
  const home = await getOwnHome(own, patientId);
  expect(home.medicines.map(({ display }) => display)).toEqual(["Metformina"]);
  expect(home.news.map(({ display }) => display).sort()).toEqual(["Antes", "Asma", "Metformina"]);
  const later = await getOwnHome(own, patientId, () => new Date(Date.now() + 31 * DAY));
  expect(later.news).toEqual([]);
  await expect(getOwnHome(own, uuid7())).rejects.toMatchObject({ code: "not_found" });
});
