import { expect, test } from "vitest";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
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
import { signedNote } from "@/lib/testing/notes";
import { getOfflineRecord } from "./get-offline-record";
import { offlineRecord } from "./offline-schema";

test("the last signs, the medicines taken now, the summaries whole, and nothing of the notes", async () => {
  const { clinicId } = await makeClinic(`offline-${uuid7()}`);
  const treats = await makeDoctor(clinicId);
  const doctor = doctorActor(clinicId, treats);
  const member = await makeMember(clinicId, "patient");
  const { patientId } = await makePatient(clinicId, { memberId: member.memberId });
  await assign(clinicId, { patientId }, treats);
  const own = patientActor(clinicId, { ...member, patientId });
  for (const [daysAgo, value] of [
    [2, 71],
    [1, 64],
  ] as const)
    await recordVitals(own, patientId, {
      recordedAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
      readings: [{ code: "8867-4", value, unit: "/min" }],
    });
  await addMedication(doctor, patientId, { display: "Metformina 850 mg" });
  await signedNote(doctor, patientId, { subjective: "SECRETO", summaryTodo: "Beba agua" });
  const kept = await getOfflineRecord(own);
  expect(() => offlineRecord.parse(kept)).not.toThrow();
  expect(kept.latest.map(({ value }) => value)).toEqual([64]);
  expect(kept.medicines.map(({ display }) => display)).toEqual(["Metformina 850 mg"]);
  expect(kept.summaries.map(({ summaryTodo }) => summaryTodo)).toEqual(["Beba agua"]);
  expect(JSON.stringify(kept)).not.toContain("SECRETO");
  await expect(getOfflineRecord(doctor)).rejects.toMatchObject({ code: "not_found" });
});
