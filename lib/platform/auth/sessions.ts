import { createHash, randomBytes } from "node:crypto";
import { redis } from "../redis/redis";

/** Seconds without an act of the person after which a session ends. */
const IDLE_SECONDS = 30 * 60;
/** Seconds after sign-in at which it ends in any case. */
export const LONGEST_SECONDS = 12 * 60 * 60;
const EPOCH_SECONDS = 24 * 60 * 60; // longer than any sign-in takes

export type Role = "doctor" | "nurse" | "admin" | "patient";

/** Who signed in and where they act: enough for a request to need nothing else of the database to know its actor. */
export type SessionData = {
  userId: string;
  name: string;
  email: string;
  /** The person's own choice; null: the clinic's. */
  locale: "es" | "en" | null;
  /** The person's own choice of an IANA zone; null: the browser's. */
  ownTimeZone: string | null;
  /** The person's own choice; null: the role's. */
  density: "compact" | "comfortable" | null;
  platformAdmin: boolean;
  /** Version of the user's row that name and choices come from. */
  version: number;
  clinicId: string;
  clinicName: string;
  clinicLocale: "es" | "en";
  /** The clinic's. */
  timeZone: string;
  memberId: string;
  role: Role;
  /** The chart that is this person's own. */
  patientId: string | null;
};
export type Session = SessionData & { endsAt: number };

// Redis knows sessions by the sha256 of the id: who reads Redis cannot use what is there. The scripts touch keys of
// several slots: one Redis with replicas, not a cluster.
const sessionKey = (id: string) => `session:${createHash("sha256").update(id).digest("base64url")}`;
const indexKey = (userId: string) => `user-sessions:${userId}`;
const epochKey = (userId: string) => `user-epoch:${userId}`;

// A script runs alone, so session and index change together. The index outlives each session in it: it lives as long as
// the newest of them can. KEYS session, index, epoch; ARGV epoch, data, idle, longest.
const CREATE = `
  if (redis.call('GET', KEYS[3]) or '0') ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
  redis.call('SADD', KEYS[2], KEYS[1])
  redis.call('EXPIRE', KEYS[2], ARGV[4])
  return 1`;
// KEYS session, index.
const REVOKE = `
  redis.call('SREM', KEYS[2], KEYS[1])
  return redis.call('DEL', KEYS[1])`;
// KEYS index, epoch; ARGV seconds. The new epoch refuses sign-ins that had begun: with the old password, say.
const REVOKE_ALL = `
  redis.call('INCR', KEYS[2])
  redis.call('EXPIRE', KEYS[2], ARGV[1])
  local ended = 0
  for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do ended = ended + redis.call('DEL', key) end
  redis.call('DEL', KEYS[1])
  return ended`;

/** To be read before the password is: createSession refuses when everything was revoked since. */
export async function signInEpoch(userId: string): Promise<string> {
  return (await redis().get(epochKey(userId))) ?? "0";
}

/** A new session; gives the id for the cookie, or undefined when the sign-in was overtaken by revokeAllSessions. */
export async function createSession(data: SessionData, epoch: string): Promise<string | undefined> {
  const id = randomBytes(32).toString("base64url");
  const session: Session = { ...data, endsAt: Date.now() + LONGEST_SECONDS * 1000 };
  const made = await redis().eval(
    CREATE,
    3,
    sessionKey(id),
    indexKey(data.userId),
    epochKey(data.userId),
    epoch,
    JSON.stringify(session),
    IDLE_SECONDS,
    LONGEST_SECONDS + IDLE_SECONDS,
  );
  return made === 1 ? id : undefined;
}

/** The session of a person's act: one GETEX, which also keeps it alive. It never writes the record, so it cannot revive one. */
export async function touchSession(id: string): Promise<Session | undefined> {
  return parse(await redis().getex(sessionKey(id), "EX", IDLE_SECONDS));
}

/** The session for polling and streams: GET, so that an open tab doesn't keep an idle person signed in. */
export async function peekSession(id: string): Promise<Session | undefined> {
  return parse(await redis().get(sessionKey(id)));
}

/** Writes changed facts (language, name) into a living session; one that ended meanwhile stays ended. */
export async function amendSession(id: string, change: Partial<SessionData>): Promise<void> {
  const session = await peekSession(id);
  if (!session) return;
  await redis().set(sessionKey(id), JSON.stringify({ ...session, ...change }), "KEEPTTL", "XX");
}

/** Ends one session. */
export async function revokeSession(id: string, userId: string): Promise<void> {
  await redis().eval(REVOKE, 2, sessionKey(id), indexKey(userId));
}

/** Ends a person's sessions and the sign-ins under way; gives how many sessions ended. */
export async function revokeAllSessions(userId: string): Promise<number> {
  return Number(
    await redis().eval(REVOKE_ALL, 2, indexKey(userId), epochKey(userId), EPOCH_SECONDS),
  );
}

function parse(stored: string | null): Session | undefined {
  if (!stored) return undefined;
  const session = JSON.parse(stored) as Session;
  return session.endsAt > Date.now() ? session : undefined;
}
