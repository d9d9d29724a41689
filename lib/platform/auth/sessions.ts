import { createHash, randomBytes } from "node:crypto";
import { redis } from "../redis/redis";
import { singleton } from "../singleton";
import { CREATE, REVOKE, REVOKE_ALL } from "./session-scripts";
import { sessionTimes } from "./session-times";

/** The longest that a clinic can let a session be without an act: so long Redis keeps it. Its own time decides. */
export const KEPT_SECONDS = 4 * 60 * 60;
/** The longest that a clinic can let a session be. */
export const LONGEST_SECONDS = 72 * 60 * 60;
/** Who ended sessions, by user id: open streams look whether theirs still lives. */
export const SESSIONS_CHANNEL = "sessions-ended";
/** How long somebody has, after the password, for what is still missing. */
const PENDING_MS = 15 * 60 * 1000;
const RENEW_MS = 5000;
export const EPOCH_SECONDS = 24 * 60 * 60; // longer than any sign-in takes
const MOST_RENEWED = 10_000;
/** When this process last put off the end of a session, by its key. */
const renewed = () => singleton("sessions-renewed", () => new Map<string, number>());

/** Why somebody else ended a session, or its person's others did: they are told when they come back. */
export type WhyEnded = "crowded_out" | "role_changed" | "ended_by_administrator" | "factor_reset";

export type Role = "doctor" | "nurse" | "admin" | "patient";
/**
 * What a session still lacks after the password: the second factor, or that one is set up; or that it comes from one of the
 * clinic's networks, which a request knows and no record says; or that the clinic says which chart is theirs. It can do
 * nothing else.
 */
export type Pending = "factor" | "enrolment" | "network" | "checking";

/** `scopes`: what it opened when it began; what it opens now the database says. */
export type Acting = { caregiverId: string; patientId: string; name: string; scopes: string[] };

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
  /** Every clinic that this person belongs to, the active one among them. */
  clinics: { id: string; name: string }[];
  clinicLocale: "es" | "en";
  /** The clinic's. */
  timeZone: string;
  memberId: string;
  role: Role;
  /** The chart that is this person's own. */
  patientId: string | null;
  /** Whom this person acts for now, and by which of the permissions they were given. */
  acting?: Acting | undefined;
  /** They registered, and have no chart before the clinic says which one is theirs. */
  waits?: boolean;
  /** It began without a second factor: where its clinic wants one by now, it lacks that. */
  byPasswordAlone?: boolean;
  pending?: Pending | undefined;
  /** What the browser said of itself, and the address, when the session began. */
  from?: { device?: string | undefined; address?: string | undefined };
};
/** `provenAt`: when its person last showed the strongest proof that they have. */
export type Session = SessionData & { startedAt: number; provenAt: number };

// Redis knows sessions by the sha256 of the id: who reads Redis cannot use what is there. The scripts touch keys of
// several slots: one Redis with replicas, not a cluster.
export const sessionKey = (id: string) =>
  `session:${createHash("sha256").update(id).digest("base64url")}`;
export const indexKey = (userId: string) => `user-sessions:${userId}`;
export const epochKey = (userId: string) => `user-epoch:${userId}`;

/** To be read before the password is: createSession refuses when everything was revoked since. */
export async function signInEpoch(userId: string): Promise<string> {
  return (await redis().get(epochKey(userId))) ?? "0";
}

/** A new session; gives the id for the cookie, or undefined when the sign-in was overtaken by revokeAllSessions. */
export async function createSession(
  data: SessionData,
  epoch: string,
  provenAt?: number,
): Promise<string | undefined> {
  const id = randomBytes(32).toString("base64url");
  const now = Date.now();
  const session: Session = { ...data, startedAt: now, provenAt: Math.min(provenAt ?? now, now) };
  const made = await redis().eval(
    CREATE,
    3,
    sessionKey(id),
    indexKey(data.userId),
    epochKey(data.userId),
    epoch,
    JSON.stringify(session),
    KEPT_SECONDS,
    LONGEST_SECONDS + KEPT_SECONDS,
  );
  return made === 1 ? id : undefined;
}

/** The session of a person's act, which also keeps it alive. It never writes the record, so it cannot revive one. */
export async function touchSession(id: string): Promise<Session | undefined> {
  const found = await read(id);
  // Not awaited: what this process asks next comes after it. Not at every act: a page brings ten requests.
  if (found && found.idleMs > RENEW_MS) {
    const key = sessionKey(id);
    if (renewed().size >= MOST_RENEWED) renewed().clear();
    renewed().set(key, Date.now());
    redis()
      .expire(key, KEPT_SECONDS)
      .catch(() => renewed().delete(key));
  }
  return found?.session;
}

/** The session for polling and streams, so that an open tab doesn't keep an idle person signed in. */
export async function peekSession(id: string): Promise<Session | undefined> {
  return (await read(id))?.session;
}

/** A living session and how long ago its last act was. The clinic's times of now decide, whatever they were at sign-in. */
async function read(id: string): Promise<{ session: Session; idleMs: number } | undefined> {
  const key = sessionKey(id);
  // Who acted a moment ago isn't idle: one command. Else two in one round trip.
  const sinceRenewed = Date.now() - (renewed().get(key) ?? 0);
  const [left, stored] = await Promise.all([
    sinceRenewed < RENEW_MS ? undefined : redis().pttl(key),
    redis().get(key),
  ]);
  if (!stored) return undefined;
  const session = sessionIn(stored);
  const idleMs = left === undefined ? sinceRenewed : KEPT_SECONDS * 1000 - left;
  if (await isAlive(session, idleMs)) return { session, idleMs };
  await revokeSession(id, session.userId);
  return undefined;
}

/** A session as Redis keeps it; a record of before the last deploy knows less. */
export function sessionIn(stored: string): Session {
  const kept = JSON.parse(stored);
  return { clinics: [], provenAt: kept.startedAt, ...kept };
}

/** Whether a session may go on, by its clinic's times; one that lacks something, for a quarter of an hour. */
export async function isAlive(session: Session, idleMs: number): Promise<boolean> {
  const times = await sessionTimes(session.clinicId, session.role);
  const longestMs = session.pending ? PENDING_MS : times.longestMs;
  return idleMs < times.idleMs && Date.now() < session.startedAt + longestMs;
}

/** Ends one session. */
export async function revokeSession(id: string, userId: string): Promise<void> {
  await redis().eval(REVOKE, 2, sessionKey(id), indexKey(userId));
  await tellEnded(userId);
}

/** Has open streams look whether theirs still lives. */
export const tellEnded = (userId: string) => redis().publish(SESSIONS_CHANNEL, userId);

/**
 * Ends a person's sessions, or those in one clinic, and the sign-ins under way; gives how many sessions ended. Who comes with
 * one of them afterwards can be told why.
 */
export async function revokeAllSessions(
  userId: string,
  clinicId = "",
  why: WhyEnded | "" = "",
): Promise<number> {
  const ended = await redis().eval(
    REVOKE_ALL,
    2,
    indexKey(userId),
    epochKey(userId),
    EPOCH_SECONDS,
    clinicId,
    why,
    LONGEST_SECONDS,
  );
  await tellEnded(userId);
  return Number(ended);
}
