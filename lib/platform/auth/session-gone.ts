import { redis } from "../redis/redis";
import { LONGEST_SECONDS, sessionKey } from "./sessions";

const goneKey = (key: string) => `gone:${key}`;

/** Notes that a session ended because its person began others; kept as long as a browser may keep its cookie. */
export async function noteCrowdedOut(key: string): Promise<void> {
  await redis().set(goneKey(key), "1", "EX", LONGEST_SECONDS);
}

/** Whether the session of an id that is none any more ended because there were too many. Without Redis nobody knows. */
export async function wasCrowdedOut(id: string): Promise<boolean> {
  return (
    (await redis()
      .exists(goneKey(sessionKey(id)))
      .catch(() => 0)) === 1
  );
}
