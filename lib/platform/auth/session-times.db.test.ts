import { expect, test } from "vitest";
import { makeClinic } from "@/lib/testing/factories";
import { madeSession } from "@/lib/testing/made-session";
import { forgetFacts } from "../clinic-facts";
import { NOBODY, writeAs } from "../db/scope";
import { redis } from "../redis/redis";
import { sessionLeft } from "./session-left";
import { createSession, KEPT_SECONDS, peekSession, type Role, touchSession } from "./sessions";

const MINUTE = 60;
async function open(clinicId: string, role: Role) {
  const data = madeSession({ clinicId, role });
  const id = (await createSession(data, "0")) ?? "";
  const [key = ""] = await redis().smembers(`user-sessions:${data.userId}`);
  /** As if the last act were that long ago. */
  const idle = (minutes: number) => redis().expire(key, KEPT_SECONDS - minutes * MINUTE);
  /** As if signed in that long ago. */
  const age = async (hours: number) => {
    const session = JSON.parse((await redis().get(key)) ?? "{}");
    const startedAt = Date.now() - hours * 60 * MINUTE * 1000;
    await redis().set(key, JSON.stringify({ ...session, startedAt }), "KEEPTTL");
  };
  return { id, idle, age };
}

async function set(clinicId: string, value: object) {
  const key = { clinicId_name: { clinicId, name: "sessions" } };
  const create = { clinicId, name: "sessions", value };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.setting.upsert({ where: key, create, update: { value } }),
  );
  forgetFacts(clinicId);
}

test("staff 15 minutes and 12 hours, patients 30 minutes and 24 hours, where nothing is set", async () => {
  const { clinicId } = await makeClinic(`times-${process.pid}`);
  for (const [role, minutes, hours] of [
    ["doctor", 15, 12],
    ["patient", 30, 24],
  ] as const) {
    const session = await open(clinicId, role);
    await session.idle(minutes - 1);
    await session.age(hours - 0.1);
    expect(await peekSession(session.id), role).toBeDefined();
    await session.age(hours + 0.1);
    expect(await peekSession(session.id), role).toBeUndefined();
    const other = await open(clinicId, role);
    await other.idle(minutes + 1);
    expect(await touchSession(other.id), role).toBeUndefined();
  }
});

test("a clinic's own times hold for sessions that are open already, longer or shorter", async () => {
  const { clinicId } = await makeClinic(`own-times-${process.pid}`);
  const session = await open(clinicId, "doctor");
  await session.idle(20);
  await set(clinicId, { staffIdleMinutes: 60 });
  expect(await peekSession(session.id)).toBeDefined();
  await set(clinicId, { staffIdleMinutes: 10 });
  expect(await peekSession(session.id)).toBeUndefined();
  const young = await open(clinicId, "doctor");
  await young.age(2);
  await set(clinicId, { staffLongestHours: 1 });
  expect(await peekSession(young.id)).toBeUndefined();
});

test("what is left is said without prolonging it, by whichever end comes first", async () => {
  const { clinicId } = await makeClinic(`left-${process.pid}`);
  const session = await open(clinicId, "doctor");
  await session.idle(14);
  const left = await sessionLeft(session.id);
  expect(left?.idleMs).toBeLessThanOrEqual(MINUTE * 1000);
  expect(left?.idleMs).toBeGreaterThan(55_000);
  expect((await sessionLeft(session.id))?.idleMs).toBeLessThanOrEqual(left?.idleMs ?? 0);
  await session.age(12 - 1 / 60);
  expect((await sessionLeft(session.id))?.longestMs).toBeLessThanOrEqual(MINUTE * 1000);
  expect(await sessionLeft("nobody's")).toBeUndefined();
});
