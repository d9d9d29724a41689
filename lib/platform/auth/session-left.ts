import { redis } from "../redis/redis";
import { sessionTimes } from "./session-times";
import { KEPT_SECONDS, sessionIn, sessionKey } from "./sessions";

/** How many milliseconds a session has left without an act, and at most; asking prolongs nothing. Undefined when it ended. */
export async function sessionLeft(
  id: string,
): Promise<{ idleMs: number; longestMs: number } | undefined> {
  const key = sessionKey(id);
  const [left, stored] = await Promise.all([redis().pttl(key), redis().get(key)]);
  if (!stored) return undefined;
  const { clinicId, role, startedAt } = sessionIn(stored);
  const times = await sessionTimes(clinicId, role);
  return {
    idleMs: times.idleMs - (KEPT_SECONDS * 1000 - left),
    longestMs: startedAt + times.longestMs - Date.now(),
  };
}
