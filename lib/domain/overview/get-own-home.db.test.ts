import { expect, test } from "vitest";
import { answerAccessQuestion } from "@/lib/domain/audit/answer-access-question";
import { askAboutAccess } from "@/lib/domain/audit/ask-about-access";
import { listAccesses } from "@/lib/domain/audit/list-accesses";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { getOwnHome } from "./get-own-home";
import { listTimeline } from "./list-timeline";

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

test("an answered question is news until its patient opens who has seen the record", async () => {
  const { clinicId } = await makeClinic(`answered-${uuid7()}`);
  const member = await makeMember(clinicId, "patient");
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const { patientId } = await makePatient(clinicId, { memberId: member.memberId });
  const treats = await makeDoctor(clinicId);
  await assign(clinicId, { patientId }, treats);
  // Each call is a request of its own: within one, a second look at the same part is no other look.
  const own = () => patientActor(clinicId, { ...member, patientId });
  await listTimeline(doctorActor(clinicId, treats), patientId, { limit: 1 });
  const { items } = await listAccesses(own(), patientId, { own: "hidden", limit: 10 });
  const question = "¿Por qué?";
  const { id } = await askAboutAccess(own(), patientId, { entry: items[0]?.key ?? "", question });
  const answers = async () => (await getOwnHome(own(), patientId)).answers;
  expect(await answers()).toEqual([]);
  await answerAccessQuestion(admin, patientId, id, { answer: "Por su visita" }, 1);
  expect(await answers()).toEqual([{ id, question }]);
  expect(await answers()).toEqual([{ id, question }]);
  await listAccesses(own(), patientId, { own: "hidden", limit: 10 });
  expect(await answers()).toEqual([]);
});
