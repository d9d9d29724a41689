import { redis } from "../redis/redis";
import { LONGEST_SECONDS, sessionKey, type WhyEnded } from "./sessions";

const goneKey = (key: string) => `gone:${key}`;

/** Notes that a session ended because its person began others; kept as long as a browser may keep its cookie. */
export async function noteCrowdedOut(key: string): Promise<void> {
  await redis().set(goneKey(key), "crowded_out" satisfies WhyEnded, "EX", LONGEST_SECONDS);
}

/** Why the session of an id that is none any more was ended, where its person is to know. Without Redis nobody knows. */
export async function whyEnded(id: string): Promise<WhyEnded | undefined> {
  const why = await redis()
    .get(goneKey(sessionKey(id)))
    .catch(() => null);
  return (why as WhyEnded | null) ?? undefined;
}
