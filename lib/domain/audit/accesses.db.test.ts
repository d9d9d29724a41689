import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
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
import { type AccessEntry, accessQuery } from "./access-schema";
import { answerAccessQuestion } from "./answer-access-question";
import { askAboutAccess } from "./ask-about-access";
import { countAccessQuestions, listAccessQuestions } from "./list-access-questions";
import { listAccesses } from "./list-accesses";

let clinicId: string;
let patientId: string;
let own: Actor;
let admin: Actor;
let doctor: Actor;
let doctorId: string;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`accesses-${uuid7()}`));
  const treats = await makeDoctor(clinicId, { name: "Dra. Ruiz" });
  const member = await makeMember(clinicId, "patient", { name: "Ana" });
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId }));
  await assign(clinicId, { patientId }, treats);
  own = patientActor(clinicId, { ...member, patientId });
  doctor = doctorActor(clinicId, treats);
  doctorId = treats.userId;
  admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Marta" }));
  await add([
    look(doctorId, "vitals", "2026-03-01T10:00:00Z"),
    look(doctorId, "vitals", "2026-03-01T10:14:59.999Z"),
    look(doctorId, "vitals", "2026-03-01T10:15:00Z"),
    look(doctorId, "labs", "2026-03-01T10:05:00Z"),
    look(own.userId, "vitals", "2026-03-01T10:06:00Z", "own"),
    look(doctorId, "vitals", "2026-03-01T10:07:00Z", "care", "write"),
    look(doctorId, "identity", "2026-03-01T10:08:00Z", "care", "read", "refused"),
    look(null, null, "2026-02-01T10:00:00Z", null, "import"),
  ]);
});

const look = (
  actor: string | null,
  part: string | null,
  at: string,
  why: string | null = "care",
  action = "read",
  outcome = "done",
) => ({ actor, part, at, why, action, outcome });

const add = (rows: object[]) =>
  writeAs(
    { clinicId, userId: own?.userId ?? clinicId },
    (tx) =>
      tx.$executeRaw`
    INSERT INTO audit_events (clinic_id, id, actor_kind, actor_id, patient_id, action, part, why, outcome, at)
    SELECT current_clinic(), gen_random_uuid(), (CASE WHEN actor IS NULL THEN 'system' ELSE 'user' END)::actor_kind, actor,
      ${patientId}::uuid, action, part, why, outcome::audit_outcome, at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (actor uuid, action text, part text, why text, outcome text, at timestamptz)`,
  );

const list = (query: object = {}) => listAccesses(own, patientId, accessQuery.parse(query));
const past = (items: AccessEntry[]) => items.filter(({ last }) => last < "2026-04");

test("by person, part and quarter of an hour; who, why, and what was done", async () => {
  const { items } = await list();
  const seen = past(items).map(({ who, part, first, count, actions, whys }) => [
    first.slice(11, 16),
    who.you ? "you" : (who.name ?? who.kind),
    who.role,
    who.treats,
    part,
    count,
    actions.join("+"),
    whys.join("+"),
  ]);
  expect(seen[0]).toEqual(["10:15", "Dra. Ruiz", "doctor", false, "vitals", 1, "read", "care"]);
  expect(seen.slice(1, 4).map(String).sort()).toEqual(
    [
      ["10:05", "Dra. Ruiz", "doctor", false, "labs", 1, "read", "care"],
      ["10:00", "Dra. Ruiz", "doctor", false, "vitals", 3, "read+write", "care"],
      ["10:06", "you", "patient", false, "vitals", 1, "read", "own"],
    ]
      .map(String)
      .sort(),
  );
  expect(seen.slice(4)).toEqual([["10:00", "system", null, false, "", 1, "import", ""]]);
});

test("pages of one entry each bring every entry once, whole", async () => {
  const all: AccessEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 1, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(past(all)).toHaveLength(5);
  expect(past(all).reduce((sum, { count }) => sum + count, 0)).toBe(7);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});

test("one's own looks can be left out; this look is one", async () => {
  const { items } = await list({ own: "hidden" });
  expect(items.every(({ who }) => !who.you)).toBe(true);
  const [mine] = (await list()).items;
  expect(mine).toMatchObject({ part: "access", who: { you: true }, whys: ["own"] });
});

test("who was suspended keeps their name", async () => {
  await writeAs({ clinicId, userId: doctorId }, (tx) =>
    tx.membership.updateMany({
      where: { clinicId, userId: doctorId },
      data: { state: "suspended" },
    }),
  );
  expect(past((await list()).items)[0]?.who).toMatchObject({ name: "Dra. Ruiz", role: "doctor" });
});

test("only the patient reads it, and only of their own record", async () => {
  for (const actor of [doctor, admin])
    await expect(listAccesses(actor, patientId, accessQuery.parse({}))).rejects.toMatchObject({
      code: "not_found",
    });
  const other = await makePatient(clinicId);
  await expect(listAccesses(own, other.patientId, accessQuery.parse({}))).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(list({ cursor: "x" })).rejects.toMatchObject({ code: "malformed" });
});

test("a question is asked once, answered by the administrator, and read beside its entry", async () => {
  const [entry] = past((await list()).items);
  const ask = { entry: entry?.key ?? "", question: "¿Por qué miró esto?" };
  const both = await Promise.allSettled([
    askAboutAccess(own, patientId, ask),
    askAboutAccess(own, patientId, ask),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(askAboutAccess(doctor, patientId, ask)).rejects.toMatchObject({ code: "not_found" });
  const { items } = await list({ limit: 1, cursor: (await list({ limit: 1 })).nextCursor });
  const nowhere = Buffer.from('["2020-01-01T00:00:00Z","system","vitals"]').toString("base64url");
  await expect(askAboutAccess(own, patientId, { ...ask, entry: nowhere })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(items.length).toBe(1);
  expect(await countAccessQuestions(admin)).toEqual({ open: 1 });
  await expect(countAccessQuestions(own)).rejects.toMatchObject({ code: "not_found" });
  const [asked] = (await listAccessQuestions(admin, { state: "open", limit: 10 })).items;
  expect(asked).toMatchObject({
    question: "¿Por qué miró esto?",
    about: { name: "Dra. Ruiz", part: "vitals", at: "2026-03-01T10:15:00.000Z" },
  });
  const id = asked?.id ?? "";
  const answer = { answer: "Revisaba su tensión." };
  await expect(answerAccessQuestion(doctor, patientId, id, answer, 1)).rejects.toMatchObject({
    code: "not_found",
  });
  await answerAccessQuestion(admin, patientId, id, answer, 1);
  await expect(answerAccessQuestion(admin, patientId, id, answer, 2)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(past((await list()).items)[0]?.question).toMatchObject({ state: "answered", ...answer });
  const events = await queryAs(
    admin,
    "SELECT action, why FROM audit_events WHERE part = 'access' AND actor_id = $1::uuid AND outcome = 'done' ORDER BY at",
    [admin.userId],
  );
  expect(events).toEqual([
    { action: "list", why: "administration" },
    { action: "write", why: "administration" },
  ]);
});
