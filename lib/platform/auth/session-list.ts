import { createHash } from "node:crypto";
import { redis } from "../redis/redis";
import { REVOKE } from "./session-scripts";
import {
  indexKey,
  isAlive,
  KEPT_SECONDS,
  SESSIONS_CHANNEL,
  type Session,
  sessionIn,
  sessionKey,
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

/** Ends one of a person's own sessions, by its handle; whether there was one. */
export async function endSession(userId: string, handle: string): Promise<boolean> {
  const keys = await redis().smembers(indexKey(userId));
  const key = keys.find((one) => handleOf(one) === handle);
  if (!key) return false;
  const ended = await redis().eval(REVOKE, 2, key, indexKey(userId));
  await redis().publish(SESSIONS_CHANNEL, userId);
  return ended === 1;
}
