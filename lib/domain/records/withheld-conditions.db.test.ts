import { beforeAll, expect, test } from "vitest";
import type { NoteContent } from "@/lib/domain/notes/schema";
import { listTimeline } from "@/lib/domain/overview/list-timeline";
import type { Actor } from "@/lib/platform/auth/actor";
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
import { addCondition } from "./add-condition";
import { editCondition } from "./edit-condition";
import { getCondition } from "./get-record";
import { listConditions } from "./list-records";

const ALL = { limit: 100 };
const ICD = "http://hl7.org/fhir/sid/icd-10";
let doctor: Actor;
let own: Actor;
let patientId: string;

beforeAll(async () => {
  const { clinicId } = await makeClinic(`withheld-${uuid7()}`);
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId }));
  await assign(clinicId, { patientId }, treats);
  own = patientActor(clinicId, { ...member, patientId });
});

const named = (display: string, code: string) => ({
  ...{ display, code, codeSystem: ICD, clinicalStatus: "active" as const },
  ...{ onset: null, conditionId: null },
});
const sign = (change: Partial<NoteContent>) => signedNote(doctor, patientId, change);
const find = async (display: string) =>
  (await listConditions(doctor, patientId, ALL)).items.find((one) => one.display === display);

/** What the patient is told of, by every way to it. */
async function told(display: string): Promise<boolean> {
  const listed = (await listConditions(own, patientId, ALL)).items;
  const timeline = await listTimeline(own, patientId, { kinds: ["condition"], limit: 100 });
  const one = await find(display);
  const itself = await getCondition(own, patientId, one?.id ?? "").catch(() => undefined);
  const seen = [listed, timeline.items, [itself]].map((all) =>
    all.some((item) => item?.display === display),
  );
  expect(new Set(seen).size, display).toBe(1);
  return seen[0] ?? false;
}

test("a diagnosis of a confidential note isn't told to the patient, until a note that they read says it", async () => {
  await sign({ confidential: true, diagnoses: [named("Sospecha", "C50")] });
  expect(await find("Sospecha")).toMatchObject({ confidential: true });
  expect(await told("Sospecha")).toBe(false);
  await sign({ confidential: true, diagnoses: [named("Sospecha", "C50")] });
  expect(await told("Sospecha")).toBe(false);
  await sign({ diagnoses: [named("Sospecha", "C50")] });
  expect(await told("Sospecha")).toBe(true);
});

test("what was on the list before stays there, whatever a confidential note says of it", async () => {
  await addCondition(doctor, patientId, { display: "Asma", code: "J45", codeSystem: ICD });
  await sign({ confidential: true, diagnoses: [named("Asma", "J45")] });
  expect(await told("Asma")).toBe(true);
});

test("a doctor releases it by hand, and withholds what is entered so", async () => {
  await sign({ confidential: true, diagnoses: [named("Reservada", "F32")] });
  const one = await find("Reservada");
  expect(await told("Reservada")).toBe(false);
  await editCondition(doctor, patientId, one?.id ?? "", { confidential: false }, one?.version ?? 0);
  expect(await told("Reservada")).toBe(true);
  await addCondition(doctor, patientId, { display: "A solas", confidential: true });
  expect(await told("A solas")).toBe(false);
});
