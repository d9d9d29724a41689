import { createHash } from "node:crypto";
import { redis } from "../redis/redis";
import { noteCrowdedOut } from "./session-gone";
import { REVOKE } from "./session-scripts";
import { sessionTimes } from "./session-times";
import {
  indexKey,
  isAlive,
  KEPT_SECONDS,
  type Session,
  sessionIn,
  sessionKey,
  tellEnded,
} from "./sessions";

/** A living session of a person; the handle names it and opens nothing. */
export type LivingSession = {
  handle: string;
  session: Session;
  lastSeenAt: number;
  isThis: boolean;
};

const HANDLE = 22;
const handleOf = (key: string) =>
  createHash("sha256").update(`handle:${key}`).digest("base64url").slice(0, HANDLE);

/** The living sessions of a person, the latest seen first; one of them is the given id's. */
export async function listSessions(userId: string, thisId: string): Promise<LivingSession[]> {
  const keys = await redis().smembers(indexKey(userId));
  const found = await Promise.all(keys.map((key) => lookAt(key, sessionKey(thisId))));
  return found.filter((one) => one !== undefined).toSorted((a, b) => b.lastSeenAt - a.lastSeenAt);
}

async function lookAt(key: string, thisKey: string): Promise<LivingSession | undefined> {
  const [left, stored] = await Promise.all([redis().pttl(key), redis().get(key)]);
  if (!stored) return undefined;
  const session = sessionIn(stored);
  const idleMs = KEPT_SECONDS * 1000 - left;
  if (session.pending || !(await isAlive(session, idleMs))) return undefined;
  return {
    handle: handleOf(key),
    session,
    lastSeenAt: Date.now() - idleMs,
    isThis: key === thisKey,
  };
}

/**
 * Ends a person's oldest sessions when there are more than their clinic wants at once; never the given one. Gives how many
 * ended. Half a session neither counts nor ends another: a password alone drives nobody out.
 */
export async function endOldest(
  { userId, clinicId, role }: Pick<Session, "userId" | "clinicId" | "role">,
  thisId: string,
): Promise<number> {
  const { most } = await sessionTimes(clinicId, role);
  const others = (await redis().smembers(indexKey(userId))).filter(
    (key) => key !== sessionKey(thisId),
  );
  if (most === 0 || others.length < most) return 0;
  const living = await Promise.all(
    others.map(async (key) => {
      const stored = await redis().get(key);
      if (!stored) return [];
      const { pending, startedAt } = sessionIn(stored);
      return pending ? [] : [{ key, startedAt }];
    }),
  );
  const old = living
    .flat()
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .slice(most - 1);
  for (const { key } of old) {
    await noteCrowdedOut(key);
    await redis().eval(REVOKE, 2, key, indexKey(userId));
  }
  if (old.length > 0) await tellEnded(userId);
  return old.length;
}

/** Ends one of a person's own sessions, by its handle; whether there was one. */
export async function endSession(userId: string, handle: string): Promise<boolean> {
  const keys = await redis().smembers(indexKey(userId));
  const key = keys.find((one) => handleOf(one) === handle);
  if (!key) return false;
  const ended = await redis().eval(REVOKE, 2, key, indexKey(userId));
  await tellEnded(userId);
  return ended === 1;
}
