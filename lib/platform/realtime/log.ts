import { redis } from "../redis/redis";
import { type LiveEvent, type Logged, liveEvent } from "./event";

// Two days' worth for a clinic of some size; who was away longer asks for everything again.
const MOST = 10_000;
const KEPT_SECONDS = 24 * 60 * 60;
const ONCE_SECONDS = 60 * 60;
export const CHANNEL = "live";
const BEGINNING = "0-0";
const CLOCKS_DIFFER_MS = 250;

const logOf = (clinicId: string) => `live:${clinicId}`;

// Log and call in one step, once for a name. KEYS log, mark; ARGV event, clinic, most, kept, once, channel.
const APPEND = `
  if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[5]) then return '' end
  local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], '*', 'event', ARGV[1])
  redis.call('EXPIRE', KEYS[1], ARGV[4])
  redis.call('PUBLISH', ARGV[6], cjson.encode({ clinicId = ARGV[2], id = id, event = ARGV[1] }))
  return id`;

/** Tells every open browser of the clinic that may know; once, however often it is told under the same name. */
export async function tellLive(clinicId: string, name: string, event: LiveEvent): Promise<void> {
  const keys = [logOf(clinicId), `live-once:${name}`];
  const text = JSON.stringify(event);
  await redis().eval(
    APPEND,
    keys.length,
    ...keys,
    text,
    clinicId,
    MOST,
    KEPT_SECONDS,
    ONCE_SECONDS,
    CHANNEL,
  );
}

const toLogged = ([id, [, text = ""]]: [string, string[]]): Logged => ({
  id,
  event: liveEvent.parse(JSON.parse(text)),
});

/** The place of the newest event. */
export async function newestId(clinicId: string): Promise<string> {
  const [last] = await redis().xrevrange(logOf(clinicId), "+", "-", "COUNT", 1);
  return last?.[0] ?? BEGINNING;
}

/** The place of the newest event at a moment (ms), by a web process's clock: Redis has another. */
export async function placeAt(clinicId: string, ms: number): Promise<string> {
  const until = String(ms - CLOCKS_DIFFER_MS);
  const [last] = await redis().xrevrange(logOf(clinicId), until, "-", "COUNT", 1);
  return last?.[0] ?? BEGINNING;
}

/** What came after a place; undefined when the log doesn't reach back to it, or is another one since Redis was emptied. */
export async function eventsAfter(clinicId: string, id: string): Promise<Logged[] | undefined> {
  const log = logOf(clinicId);
  const [[oldest], [newest], found] = await Promise.all([
    redis().xrange(log, "-", "+", "COUNT", 1),
    redis().xrevrange(log, "+", "-", "COUNT", 1),
    redis().xrange(log, `(${id}`, "+", "COUNT", MOST),
  ]);
  if (id === BEGINNING) return found.map(toLogged);
  if (!oldest || !newest || isAfter(oldest[0], id) || isAfter(id, newest[0])) return undefined;
  return found.map(toLogged);
}

/** Whether a place in a log comes after another. */
export function isAfter(one: string, other: string): boolean {
  const [a = 0, b = 0] = one.split("-").map(Number);
  const [c = 0, d = 0] = other.split("-").map(Number);
  return a > c || (a === c && b > d);
}
