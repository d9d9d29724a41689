import { redis } from "../redis/redis";

const HOUR = 60 * 60;

/** Counts one more of what went wrong for somebody, and gives how many there were within an hour of the first. */
export async function countFailure(what: "password" | "factor", of: string): Promise<number> {
  const key = `failures:${what}:${of}`;
  const [[, count] = []] = (await redis().multi().incr(key).expire(key, HOUR, "NX").exec()) ?? [];
  return Number(count);
}
