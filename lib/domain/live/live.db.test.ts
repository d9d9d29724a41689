import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { createSession, peekSession, revokeAllSessions } from "@/lib/platform/auth/sessions";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { newestId, tellLive } from "@/lib/platform/realtime/log";
import { redis } from "@/lib/platform/redis/redis";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  assign,
  caregiverActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { openLive } from "./open-live";

type Heard = { id: string; event: string; data: Record<string, string> };
let clinicId: string;
let doctor: Actor;
let other: Actor;
let own: Actor;
let patientId: string;
const ends: (() => Promise<void>)[] = [];

const partOf = (name: string, block: string) =>
  new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";

/** The events of what a server sent; heartbeats are none. */
const eventsIn = (text: string): Heard[] =>
  text
    .split("\n\n")
    .filter((block) => partOf("event", block))
    .map((block) => ({
      id: partOf("id", block),
      event: partOf("event", block),
      data: JSON.parse(partOf("data", block)),
    }));

/** Reads a stream into a list; `over` is whether it was closed. */
function hear(actor: Actor, lastId?: string, alive = async () => true, drawnAt?: number) {
  const reader = openLive(actor, { lastId, alive, drawnAt }).getReader();
  const state = { heard: [] as Heard[], over: false };
  const decoder = new TextDecoder();
  const read = async (): Promise<void> => {
    const { done, value } = await reader.read();
    state.over = done;
    if (done) return;
    state.heard.push(...eventsIn(decoder.decode(value)));
    return read();
  };
  void read();
  ends.push(() => reader.cancel());
  return state;
}
const changes = ({ heard }: { heard: Heard[] }) => heard.filter(({ event }) => event === "change");
const tell = (kind: "vitals" | "notes" = "vitals", staff?: true) =>
  tellLive(clinicId, crypto.randomUUID(), { kind, patientId, staff });

beforeAll(async () => {
  ({ clinicId } = await makeClinic("live"));
  const treats = await makeDoctor(clinicId);
  const stranger = await makeDoctor(clinicId);
  const self = await makeMember(clinicId, "patient");
  const patient = await makePatient(clinicId, { memberId: self.memberId });
  ({ patientId } = patient);
  await assign(clinicId, patient, treats);
  doctor = doctorActor(clinicId, treats);
  other = doctorActor(clinicId, stranger);
  own = patientActor(clinicId, { ...self, patientId });
});
beforeEach(() => redis().flushdb());
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

test("a change reaches who treats the patient and the patient, and nobody else", async () => {
  const [treats, stranger, self] = [hear(doctor), hear(other), hear(own)];
  await expect.poll(() => self.heard.length).toBe(1);
  await tell();
  await expect.poll(() => changes(treats)).toHaveLength(1);
  await expect.poll(() => changes(self)).toHaveLength(1);
  expect(changes(treats)[0]?.data).toEqual({ kind: "vitals", patientId });
  const memberId = other.memberId ?? "";
  await tellLive(clinicId, crypto.randomUUID(), { kind: "notifications", memberId });
  await expect.poll(() => changes(stranger)).toHaveLength(1);
  expect(changes(stranger)[0]?.data.kind).toBe("notifications");
  expect(changes(treats)).toHaveLength(1);
  // Of what its patient isn't shown they hear nothing, not that there is something.
  await tell("notes", true);
  await tell("vitals");
  await expect.poll(() => changes(self)).toHaveLength(2);
  expect(changes(self).map(({ data }) => data.kind)).toEqual(["vitals", "vitals"]);
  await expect.poll(() => changes(treats)).toHaveLength(3);
});

test("who acts for the patient hears of the parts that they were given alone", async () => {
  const member = await makeMember(clinicId, "patient");
  await queryAs(
    { clinicId, userId: NOBODY, path: "seed" },
    `INSERT INTO caregivers (clinic_id, id, patient_id, member_id, email, name, relationship, scopes, invited_by_id, accepted_at, expires_at)
     VALUES (current_clinic(), $1, $2, $3, 'c@example.test', 'Marta', 'sibling', '{notes}', $4, now(), now() + interval '1 day')`,
    [uuid7(), patientId, member.memberId, own.memberId],
  );
  const acting = hear(caregiverActor(clinicId, member, patientId));
  await expect.poll(() => acting.heard.length).toBe(1);
  await tell("vitals");
  await tell("notes");
  await expect.poll(() => changes(acting)).toHaveLength(1);
  expect(changes(acting)[0]?.data.kind).toBe("notes");
});

test("who comes back hears what was missed, in order, once; the same word twice is one event", async () => {
  const first = hear(doctor);
  await expect.poll(() => first.heard.length).toBe(1);
  await tell();
  await expect.poll(() => changes(first)).toHaveLength(1);
  const last = changes(first)[0]?.id;
  await tell("notes");
  await tellLive(clinicId, "once", { kind: "vitals", patientId });
  await tellLive(clinicId, "once", { kind: "vitals", patientId });
  const again = hear(doctor, last);
  await tell("notes");
  await expect.poll(() => changes(again)).toHaveLength(3);
  expect(changes(again).map(({ data }) => data.kind)).toEqual(["notes", "vitals", "notes"]);
});

test("what changed after a page was drawn and before its stream opened is told; what came before is on it", async () => {
  await tell("notes");
  await new Promise((done) => setTimeout(done, 600)); // more than clocks may differ
  const drawnAt = Date.now();
  await tell("vitals");
  const stream = hear(doctor, undefined, async () => true, drawnAt);
  await expect.poll(() => changes(stream).map(({ data }) => data.kind)).toEqual(["vitals"]);
  expect(stream.heard.map(({ event }) => event)).toEqual(["open", "change"]);
});

test("where the log doesn't reach back the browser is told to ask for everything", async () => {
  await tell();
  const last = await newestId(clinicId);
  await redis().flushdb();
  const again = hear(doctor, last);
  await expect.poll(() => again.heard.map(({ event }) => event)).toEqual(["open", "reset"]);
});

test("an ended relation ends what is heard, at once", async () => {
  const stream = hear(doctor);
  await expect.poll(() => stream.heard.length).toBe(1);
  await writeAs(systemActor(clinicId), (tx) =>
    tx.careRelationship.updateMany({
      where: { clinicId, patientId },
      data: { endsAt: new Date() },
    }),
  );
  await tell();
  const memberId = doctor.memberId ?? "";
  await tellLive(clinicId, crypto.randomUUID(), { kind: "care", patientId, memberId });
  const self = hear(own, "0-0");
  await expect.poll(() => changes(self)).toHaveLength(1);
  // Nothing of the chart any more, but that the care ended.
  await expect.poll(() => changes(stream).map(({ data }) => data.kind)).toEqual(["care"]);
  await writeAs(systemActor(clinicId), (tx) =>
    tx.careRelationship.updateMany({ where: { clinicId, patientId }, data: { endsAt: null } }),
  );
});

test("a stream ends within a second of its session", async () => {
  const { userId, memberId } = doctor;
  const data = { userId, clinicId, memberId, role: "doctor", clinics: [] };
  const id = (await createSession(data as never, "0")) ?? "";
  const alive = async () => (await peekSession(id)) !== undefined;
  const stream = hear(doctor, undefined, alive);
  await expect.poll(() => stream.heard.length).toBe(1);
  await revokeAllSessions(userId);
  await expect.poll(() => stream.over, { timeout: 1000, interval: 20 }).toBe(true);
});
