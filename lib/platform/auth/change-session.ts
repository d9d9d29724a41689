import { randomBytes } from "node:crypto";
import { redis } from "../redis/redis";
import { AMEND, RENEW } from "./session-scripts";
import {
  EPOCH_SECONDS,
  epochKey,
  indexKey,
  KEPT_SECONDS,
  LONGEST_SECONDS,
  type Session,
  sessionIn,
  sessionKey,
  tellEnded,
} from "./sessions";

/** Writes changed facts (language, name, a proof) into a person's living sessions, on every device; what ended stays ended. */
export async function amendSessions(userId: string, change: Partial<Session>): Promise<void> {
  for (const key of await redis().smembers(indexKey(userId))) await amend(key, change);
}

/** Changes a record as it stands now: what others wrote meanwhile stays, and nothing that ended comes back. */
async function amend(key: string, change: Partial<Session>): Promise<void> {
  for (let result: unknown = 2; result === 2; ) {
    const stored = await redis().get(key);
    if (!stored) return;
    const changed = JSON.stringify({ ...JSON.parse(stored), ...change });
    result = await redis().eval(AMEND, 1, key, stored, changed);
  }
}

/**
 * Puts a session with a new id in the place of a living one, with what is to be changed of it; `others` says whether the
 * person's others end with it, and the sign-ins under way. It ends when the old one would have. Undefined when the old one
 * has ended, or when sessions were ended since the given epoch was read.
 */
export async function renewSession(
  oldId: string,
  change: Partial<Session>,
  others: "end" | "stay",
  epoch = "",
): Promise<string | undefined> {
  const id = randomBytes(32).toString("base64url");
  for (let made: unknown = 2; made === 2; ) {
    const stored = await redis().get(sessionKey(oldId));
    if (!stored) return undefined;
    const session: Session = { ...sessionIn(stored), ...change };
    made = await replace(oldId, id, session, { stored, others, epoch });
    if (made === 2) continue; // somebody changed it meanwhile
    await tellEnded(session.userId);
    if (made !== 1) return undefined;
  }
  return id;
}

type Replacing = { stored: string; others: "end" | "stay"; epoch: string };

const replace = (oldId: string, id: string, session: Session, given: Replacing): Promise<unknown> =>
  redis().eval(
    RENEW,
    4,
    sessionKey(oldId),
    sessionKey(id),
    indexKey(session.userId),
    epochKey(session.userId),
    JSON.stringify(session),
    KEPT_SECONDS,
    LONGEST_SECONDS + KEPT_SECONDS,
    given.others,
    EPOCH_SECONDS,
    given.epoch,
    given.stored,
  );
