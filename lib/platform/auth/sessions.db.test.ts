import { afterAll, describe, expect, test } from "vitest";
import { redis } from "../redis/redis";
import { uuid7 } from "../uuid7";
import {
  amendSessions,
  createSession,
  KEPT_SECONDS,
  peekSession,
  renewSession,
  revokeAllSessions,
  revokeSession,
  type SessionData,
  signInEpoch,
  touchSession,
} from "./sessions";

const dataOf = (userId: string): SessionData => ({
  userId,
  name: "Nadie",
  email: "nadie@example.test",
  locale: null,
  ownTimeZone: null,
  density: null,
  platformAdmin: false,
  version: 1,
  clinicId: uuid7(),
  clinicName: "Clínica",
  clinics: [],
  clinicLocale: "es",
  timeZone: "Europe/Madrid",
  memberId: uuid7(),
  role: "doctor",
  patientId: null,
});
const open = async (userId: string) =>
  (await createSession(dataOf(userId), await signInEpoch(userId))) ?? "";
const keysLeft = async (userId: string) => redis().smembers(`user-sessions:${userId}`);
// Each operation is one atomic command, so a race of them is an order of them: every order comes up.
const race = (work: (() => Promise<unknown>)[], turn: number) =>
  Promise.all(
    [...work.slice(turn % work.length), ...work.slice(0, turn % work.length)].map((run) => run()),
  );

afterAll(() => redis().quit());

describe("sessions", () => {
  test("acts keep one alive, polling doesn't; Redis never holds the id", async () => {
    const userId = uuid7();
    const id = await open(userId);
    const [key = ""] = await keysLeft(userId);
    expect(key).not.toContain(id);
    const tenMinutesAgo = KEPT_SECONDS - 10 * 60;
    await redis().expire(key, tenMinutesAgo);
    expect(await peekSession(id)).toMatchObject({ userId });
    expect(await redis().ttl(key)).toBeLessThanOrEqual(tenMinutesAgo);
    await touchSession(id);
    expect(await redis().ttl(key)).toBeGreaterThan(tenMinutesAgo + 60);
  });

  test("a doctor's ends after 15 idle minutes, and is gone from Redis then", async () => {
    const userId = uuid7();
    const id = await open(userId);
    const [key = ""] = await keysLeft(userId);
    await redis().expire(key, KEPT_SECONDS - 15 * 60 - 1);
    expect(await touchSession(id)).toBeUndefined();
    expect(await keysLeft(userId)).toEqual([]);
    expect(await redis().exists(key)).toBe(0);
  });

  test("a change of facts neither prolongs nor revives", async () => {
    const userId = uuid7();
    const [id, other] = [await open(userId), await open(userId)];
    await amendSessions(userId, { locale: "en" });
    expect((await peekSession(id))?.locale).toBe("en");
    expect((await peekSession(other))?.locale).toBe("en");
    await revokeSession(id, userId);
    await amendSessions(userId, { locale: "es" });
    expect(await peekSession(id)).toBeUndefined();
  });

  test("a new id in the place of the old one, once, with or without the others, never longer", async () => {
    const userId = uuid7();
    const [id, other] = [await open(userId), await open(userId)];
    const session = await peekSession(id);
    if (!session) throw new Error("no session");
    const second = (await renewSession(id, session, "stay")) ?? "";
    expect(await peekSession(id)).toBeUndefined();
    expect(await peekSession(other)).toBeDefined();
    expect(await renewSession(id, session, "stay")).toBeUndefined();
    const epoch = await signInEpoch(userId);
    const third = (await renewSession(second, session, "end")) ?? "";
    expect(await peekSession(other)).toBeUndefined();
    expect(await createSession(dataOf(userId), epoch)).toBeUndefined();
    // A move that read the person's clinics before sessions were ended.
    expect(await renewSession(third, session, "stay", epoch)).toBeUndefined();
    expect((await peekSession(third))?.startedAt).toBe(session.startedAt);
    expect(await revokeAllSessions(userId)).toBe(1);
  });

  test("sign-ins that race with the end of all leave none, 300 times", async () => {
    const userId = uuid7();
    for (let turn = 0; turn < 300; turn++) {
      const epoch = await signInEpoch(userId);
      const signIn = () => createSession(dataOf(userId), epoch);
      await race([signIn, signIn, signIn, () => revokeAllSessions(userId)], turn);
      expect(await createSession(dataOf(userId), epoch)).toBeUndefined();
    }
    expect(await keysLeft(userId)).toEqual([]);
  });

  test("reads that race with the end revive nothing, 2,000 times", async () => {
    const userId = uuid7();
    for (let turn = 0; turn < 2000; turn++) {
      const id = await open(userId);
      const read = () => touchSession(id);
      const amend = () => amendSessions(userId, { locale: "en" });
      await race([read, amend, read, () => revokeSession(id, userId)], turn);
      expect(await touchSession(id)).toBeUndefined();
    }
  });
});
