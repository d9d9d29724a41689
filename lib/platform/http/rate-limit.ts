import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
} from "rate-limiter-flexible";
import { env } from "../env";
import { AppError } from "../errors";
import { redis } from "../redis/redis";
import { singleton } from "../singleton";

/** A limiter on Redis; while Redis is away each process counts for itself. */
function limiter(name: string, points: number, duration: number): RateLimiterAbstract {
  return singleton(
    `limit-${name}`,
    () =>
      new RateLimiterRedis({
        storeClient: redis(),
        keyPrefix: `limit:${name}`,
        points,
        duration,
        insuranceLimiter: new RateLimiterMemory({ points, duration }),
      }),
  );
}

const QUARTER_HOUR = 15 * 60;
const MOST_KEYS = 10_000;
const requests = () => limiter("requests", env().RATE_LIMIT_PER_MINUTE, 60);
const byAccount = () => limiter("account", env().SIGN_IN_LIMIT_PER_ACCOUNT, QUARTER_HOUR);
const byBrowser = () => limiter("browser", env().SIGN_IN_LIMIT_PER_ACCOUNT, QUARTER_HOUR);
const byAddress = () => limiter("address", env().SIGN_IN_LIMIT_PER_ADDRESS, QUARTER_HOUR);
const byUnguessed = () => limiter("unguessed", env().SIGN_IN_LIMIT_PER_ADDRESS, QUARTER_HOUR);

const NUMBERS_AN_HOUR = 10;
const HOUR = 60 * 60;
const byNumber = () => limiter("numbers", NUMBERS_AN_HOUR, HOUR);
const LOOKS_AN_HOUR = 600; // whoever registers forty people in an hour asks at each pause of typing
const byLook = () => limiter("looks", LOOKS_AN_HOUR, HOUR);
const CODES_PER_ACCOUNT = 10;
const CODES_PER_SESSION = 5;
const LINKS_PER_ACCOUNT = 3;
const LINKS_PER_ADDRESS = 20;
const codesByAccount = () => limiter("codes-account", CODES_PER_ACCOUNT, QUARTER_HOUR);
const codesBySession = () => limiter("codes-session", CODES_PER_SESSION, QUARTER_HOUR);
const linksByAccount = () => limiter("links-account", LINKS_PER_ACCOUNT, HOUR);
const linksByAddress = () => limiter("links-address", LINKS_PER_ADDRESS, HOUR);
const INVITATIONS_AN_HOUR = 100;
const INVITATIONS_PER_TARGET = 5;
const TRIES_PER_INVITATION = 10;
const TRIES_PER_ADDRESS = 300; // a clinic's whole staff comes in from behind one address
const invitations = () => limiter("invitations", INVITATIONS_AN_HOUR, HOUR);
const invitationsByTarget = () => limiter("invitations-target", INVITATIONS_PER_TARGET, HOUR);
const triesByInvitation = () => limiter("invited-link", TRIES_PER_INVITATION, QUARTER_HOUR);
const triesByAddress = () => limiter("invited-address", TRIES_PER_ADDRESS, HOUR);

const REGISTRATIONS_PER_ACCOUNT = 3;
const REGISTRATIONS_PER_ADDRESS = 20;
const registrationsByAccount = () => limiter("register-account", REGISTRATIONS_PER_ACCOUNT, HOUR);
const registrationsByAddress = () => limiter("register-address", REGISTRATIONS_PER_ADDRESS, HOUR);

type Taking = { points?: number; message?: string };

async function take(
  from: RateLimiterAbstract,
  key: string,
  { points = 1, message }: Taking = {},
): Promise<RateLimiterRes> {
  try {
    return await from.consume(key, points);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as { msBeforeNext: number };
    const retryAfter = Math.ceil(msBeforeNext / 1000);
    const values = { minutes: Math.ceil(retryAfter / 60) };
    throw new AppError("rate_limited", { retryAfter, message, values });
  }
}

/** Whom an address stands for: whoever has an IPv6 network chooses among 2^64 addresses of it; a mapped IPv4 is that one. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = (plain.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = (words: string) => words.split(":").filter(Boolean);
  const [first, last] = [groups(head), groups(tail ?? "")];
  const all = [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/** What this process has taken of a key's minute and not used yet. */
type Share = { left: number; until: number; asked?: Promise<void> | undefined };
const shares = () => singleton("limit-shares", () => new Map<string, Share>());

/**
 * Counts one request of a person or an address. A process takes a thirtieth of the minute at once, so that most requests
 * ask Redis nothing; what one process took and didn't use, the others go without. Fails: rate_limited.
 */
export async function limitRequest(from: string): Promise<void> {
  const key = placeOf(from);
  if (shares().size >= MOST_KEYS) shares().clear();
  const share = shares().get(key) ?? { left: 0, until: 0 };
  shares().set(key, share);
  while (share.left < 1 || Date.now() >= share.until) {
    share.asked ??= refill(share, key).finally(() => {
      share.asked = undefined;
    });
    await share.asked; // one question for all who wait
  }
  share.left--;
}

async function refill(share: Share, key: string): Promise<void> {
  const size = Math.max(1, Math.floor(env().RATE_LIMIT_PER_MINUTE / 30));
  const { msBeforeNext } = await take(requests(), key, { points: size });
  share.left = size;
  share.until = Date.now() + msBeforeNext;
}

/** Who tries to sign in: as whom, from where, and in which browser, by the name that only it has. */
export type Trier = { email: string; address: string; browser: string };

/** A try that was counted; `isKnown`: in a browser in which this account was signed in. */
export type CountedTry = Trier & { isKnown: boolean };

/**
 * Counts one try to sign in, before the password is looked at. A browser in which this account was signed in has tries of
 * its own: nobody keeps people out of their account by guessing at it elsewhere, nor a clinic's people by guessing from behind
 * the address that all of them share. Fails: rate_limited.
 */
export async function limitSignIn(trier: Trier): Promise<CountedTry> {
  const { email, address, browser } = trier;
  const own = inBrowser(email, browser);
  const isKnown = (await redis().exists(`${KNOWN_BROWSER}${own}`)) === 1;
  await take(isKnown ? byBrowser() : byAccount(), isKnown ? own : hashed(email), {
    message: "account_throttled",
  });
  if (!isKnown) await take(byAddress(), placeOf(address), { message: "address_throttled" });
  return { ...trier, isKnown };
}

/** A try whose password nobody could look at was none. */
export async function returnSignIn({
  email,
  address,
  browser,
  isKnown,
}: CountedTry): Promise<void> {
  if (isKnown) await byBrowser().reward(inBrowser(email, browser), 1);
  else
    await Promise.all([
      byAccount().reward(hashed(email), 1),
      byAddress().reward(placeOf(address), 1),
    ]);
}

/** A successful sign-in was no failure: gives back what it counted, and remembers the browser for this account. */
export async function forgiveSignIn({
  email,
  address,
  browser,
  isKnown,
}: CountedTry): Promise<void> {
  const own = inBrowser(email, browser);
  await redis().set(`${KNOWN_BROWSER}${own}`, "1", "EX", KNOWN_SECONDS);
  await Promise.all([byAccount().delete(hashed(email)), byBrowser().delete(own)]);
  if (!isKnown) await byAddress().reward(placeOf(address), 1);
}

const KNOWN_BROWSER = "limit:known:";
const KNOWN_SECONDS = 90 * 24 * HOUR;
const inBrowser = (email: string, browser: string) => hashed(`${email} ${browser}`);

/**
 * Counts one try to sign in by what nobody guesses: only who tries without end is slowed, and nobody's password waits for it.
 * Fails: rate_limited.
 */
export async function limitUnguessed(address: string): Promise<void> {
  await take(byUnguessed(), placeOf(address), { message: "address_throttled" });
}

/** A success was no failure. */
export async function forgiveUnguessed(address: string): Promise<void> {
  await byUnguessed().reward(placeOf(address), 1);
}

/** Counts one number that somebody tries to open a chart with, before it is looked for. Fails: rate_limited. */
export async function limitNumbers(userId: string): Promise<void> {
  await take(byNumber(), userId, { message: "numbers_throttled" });
}

/** Counts one look for people who have a document or a telephone: how many there are says that somebody is known. Fails: rate_limited. */
export async function limitLooksByNumber(userId: string): Promise<void> {
  await take(byLook(), userId, { message: "looks_throttled" });
}

/** A number that somebody has was no guess. */
export async function forgiveNumber(userId: string): Promise<void> {
  await byNumber().reward(userId, 1);
}

/** Whose proof, in which session, and whether that one lacks something: who knows a password alone has half of one. */
export type Prover = { userId: string; sessionId: string; half: boolean };
const proverKey = ({ userId, half }: Prover) => (half ? `half ${userId}` : userId);

/**
 * Counts one try to show who one is. The session's own count ends before the account's does, and who guesses from half a
 * session keeps nobody in a whole one from it. Fails: rate_limited.
 */
export async function limitProof(prover: Prover): Promise<void> {
  await take(codesBySession(), hashed(prover.sessionId), { message: "proof_throttled" });
  await take(codesByAccount(), proverKey(prover), { message: "proof_throttled" });
}

/** A success was no failure. */
export async function forgiveProof(prover: Prover): Promise<void> {
  await Promise.all([
    codesBySession().delete(hashed(prover.sessionId)),
    codesByAccount().delete(proverKey(prover)),
  ]);
}

/** Counts one asking for a link to a new password; the same for addresses that nobody has. Fails: rate_limited. */
export async function limitLinks(email: string, address: string): Promise<void> {
  await take(linksByAccount(), hashed(email), { message: "links_throttled" });
  await take(linksByAddress(), placeOf(address), { message: "address_throttled" });
}

/** Counts one invitation that leaves: of who invites, and to whom. Fails: rate_limited. */
export async function limitInvitations(userId: string, target: string): Promise<void> {
  await take(invitations(), userId, { message: "invitations_throttled" });
  await take(invitationsByTarget(), hashed(`${userId} ${target}`), {
    message: "invitations_throttled",
  });
}

/** Counts one registration, whether anybody has the address or not. Fails: rate_limited. */
export async function limitRegistrations(email: string, address: string): Promise<void> {
  await take(registrationsByAccount(), hashed(email), { message: "links_throttled" });
  await take(registrationsByAddress(), placeOf(address), { message: "address_throttled" });
}

/** Counts one use of the link of an invitation or a registration, before it is looked at: its password could be guessed at. Fails: rate_limited. */
export async function limitInvited(token: string, address: string): Promise<void> {
  await take(triesByAddress(), placeOf(address), { message: "address_throttled" });
  await take(triesByInvitation(), hashed(token), { message: "proof_throttled" });
}

const hashed = (text: string) => createHash("sha256").update(text).digest("base64url");
