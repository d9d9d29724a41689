import { expect, test } from "vitest";
import { answerAccessQuestion } from "@/lib/domain/audit/answer-access-question";
import { askAboutAccess } from "@/lib/domain/audit/ask-about-access";
import { listAccesses } from "@/lib/domain/audit/list-accesses";
import { listAnswers } from "@/lib/domain/audit/list-answers";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { addCondition } from "@/lib/domain/records/add-condition";
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
  const treats = await makeDoctor(clinicId);
  await assign(clinicId, { patientId }, treats);
  const doctor = doctorActor(clinicId, treats);
  const lab = { ...row, status: "final" };
  const taken = (daysAgo: number) => {
    const effectiveAt = new Date(Date.now() - daysAgo * DAY);
    return { effectiveAt, effective: effectiveAt.toISOString() };
  };
  await addMedication(doctor, patientId, { display: "Metformina" });
  await addCondition(doctor, patientId, { display: "Asma", onset: "1990" });
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, async (tx) => {
    await tx.medicationRequest.create({ data: { ...row, display: "Antes", status: "stopped" } });
    // Imported now, of long ago: no news. More recent things don't push what was entered away.
    await tx.diagnosticReport.create({ data: { ...lab, display: "Vieja", ...taken(900) } });
    await tx.diagnosticReport.create({ data: { ...lab, display: "Reciente", ...taken(3) } });
    await tx.encounter.createMany({
      data: Array.from({ length: 40 }, (_, i) => ({
        ...{ ...row, status: "finished", display: "Visita" },
        startAt: new Date(Date.now() - (40 + i) * DAY),
      })),
    });
  });
  const home = await getOwnHome(own, patientId);
  expect(home.medicines.map(({ display }) => display)).toEqual(["Metformina"]);
  expect(home.news.map(({ display }) => display)).toEqual(["Metformina", "Reciente", "Asma"]);
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
  expect(await listAnswers(own(), patientId)).toMatchObject([
    { id, question, answer: "Por su visita" },
  ]);
  const later = () => new Date(Date.now() + 31 * DAY);
  expect(await listAnswers(own(), patientId, later)).toEqual([]);
  await expect(listAnswers(admin, patientId)).rejects.toMatchObject({ code: "not_found" });
});
