import { describe, expect, test } from "vitest";
import { madeSession } from "@/lib/testing/made-session";
import { redis } from "../redis/redis";
import { uuid7 } from "../uuid7";
import { amendSessions, renewSession } from "./change-session";
import { endOldest } from "./session-list";
import {
  createSession,
  KEPT_SECONDS,
  peekSession,
  revokeAllSessions,
  revokeSession,
  signInEpoch,
  touchSession,
} from "./sessions";

const open = async (userId: string) =>
  (await createSession(madeSession({ userId }), await signInEpoch(userId))) ?? "";
const keysLeft = async (userId: string) => redis().smembers(`user-sessions:${userId}`);
// Each operation is one atomic command, so a race of them is an order of them: every order comes up.
const race = (work: (() => Promise<unknown>)[], turn: number) =>
  Promise.all(
    [...work.slice(turn % work.length), ...work.slice(0, turn % work.length)].map((run) => run()),
  );

test("of more than five at once the oldest end, and never the one that just began", async () => {
  const userId = uuid7();
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) {
    const id = await open(userId);
    ids.push(id);
    expect(await endOldest(madeSession({ userId }), id)).toBe(i < 5 ? 0 : 1);
    await new Promise((done) => setTimeout(done, 2));
  }
  const living = await Promise.all(ids.map(async (id) => (await peekSession(id)) !== undefined));
  expect(living).toEqual([false, false, true, true, true, true, true]);
  expect(await keysLeft(userId)).toHaveLength(5);
  const half = { ...madeSession({ userId }), pending: "factor" as const };
  for (let i = 0; i < 6; i++) await createSession(half, await signInEpoch(userId));
  expect(await endOldest(madeSession({ userId }), ids.at(-1) ?? "")).toBe(0);
});

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
    expect(await createSession(madeSession({ userId }), epoch)).toBeUndefined();
    // A move that read the person's clinics before sessions were ended.
    expect(await renewSession(third, session, "stay", epoch)).toBeUndefined();
    expect((await peekSession(third))?.startedAt).toBe(session.startedAt);
    expect(await revokeAllSessions(userId)).toBe(1);
  });

  test("sign-ins that race with the end of all leave none, 300 times", async () => {
    const userId = uuid7();
    for (let turn = 0; turn < 300; turn++) {
      const epoch = await signInEpoch(userId);
      const signIn = () => createSession(madeSession({ userId }), epoch);
      await race([signIn, signIn, signIn, () => revokeAllSessions(userId)], turn);
      expect(await createSession(madeSession({ userId }), epoch)).toBeUndefined();
    }
    expect(await keysLeft(userId)).toEqual([]);
  });

  test("of changes at once none is lost: a proof and a name, 300 times", async () => {
    const userId = uuid7();
    const id = await open(userId);
    for (let turn = 0; turn < 300; turn++) {
      const before = (await peekSession(id))?.provenAt ?? 0;
      await new Promise((done) => setTimeout(done, 2));
      const prove = () => amendSessions(userId, { provenAt: Date.now() });
      const amend = () => amendSessions(userId, { name: `Nombre ${turn}` });
      await race([prove, amend, prove], turn);
      const left = await peekSession(id);
      expect(left?.provenAt).toBeGreaterThan(before);
      expect(left?.name).toBe(`Nombre ${turn}`);
    }
  });

  test("nor a new name in a session that gets a new id meanwhile", async () => {
    const userId = uuid7();
    let id = await open(userId);
    for (let turn = 0; turn < 300; turn++) {
      const amend = () => amendSessions(userId, { name: `Nombre ${turn}` });
      const [renewed] = await Promise.all([renewSession(id, {}, "stay"), amend()]);
      id = renewed ?? "";
      // The new record may be found by the second look alone: nothing old may come over it.
      await amend();
      expect((await peekSession(id))?.name).toBe(`Nombre ${turn}`);
    }
  });

  test("reads and changes that race with the end revive nothing, 10,000 times", async () => {
    const one = async (userId: string, turn: number) => {
      const id = await open(userId);
      const read = () => touchSession(id);
      const prove = () => amendSessions(userId, { provenAt: Date.now() });
      const amend = () => amendSessions(userId, { locale: "en" });
      let renewed: string | undefined;
      const renew = async () => {
        renewed = turn % 5 ? undefined : await renewSession(id, {}, "stay");
      };
      await race([read, amend, prove, renew, read, () => revokeSession(id, userId)], turn);
      expect(await touchSession(id)).toBeUndefined();
      // What began in its place before the end came is another one, and lives.
      if (renewed) await revokeSession(renewed, userId);
    };
    // Twenty people at once, each in their own race.
    const person = async (_: unknown, first: number) => {
      const userId = uuid7();
      for (let turn = 0; turn < 500; turn++) await one(userId, first + turn);
      expect(await keysLeft(userId)).toEqual([]);
    };
    await Promise.all(Array.from({ length: 20 }, person));
  }, 120_000);
});
