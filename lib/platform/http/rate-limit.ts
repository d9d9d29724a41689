import { createHash } from "node:crypto";
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

const NUMBERS_AN_HOUR = 10;
const byNumber = () => limiter("numbers", NUMBERS_AN_HOUR, 60 * 60);
const HOUR = 60 * 60;
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

/** What this process has taken of a key's minute and not used yet. */
type Share = { left: number; until: number; asked?: Promise<void> | undefined };
const shares = () => singleton("limit-shares", () => new Map<string, Share>());

/**
 * Counts one request of a person or an address. A process takes a thirtieth of the minute at once, so that most requests
 * ask Redis nothing; what one process took and didn't use, the others go without. Fails: rate_limited.
 */
export async function limitRequest(key: string): Promise<void> {
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

/**
 * Counts one try to sign in, before the password is looked at. A browser in which this account was signed in has tries of
 * its own: nobody keeps people out of their account by guessing at it elsewhere. Fails: rate_limited.
 */
export async function limitSignIn({ email, address, browser }: Trier): Promise<void> {
  const own = inBrowser(email, browser);
  const isKnown = (await redis().exists(`${KNOWN_BROWSER}${own}`)) === 1;
  await take(isKnown ? byBrowser() : byAccount(), isKnown ? own : hashed(email), {
    message: "account_throttled",
  });
  await limitAddress(address);
}

/** A successful sign-in was no failure: gives back what it counted, and remembers the browser for this account. */
export async function forgiveSignIn({ email, address, browser }: Trier): Promise<void> {
  const own = inBrowser(email, browser);
  await redis().set(`${KNOWN_BROWSER}${own}`, "1", "EX", KNOWN_SECONDS);
  await Promise.all([byAccount().delete(hashed(email)), byBrowser().delete(own)]);
  await forgiveAddress(address);
}

const KNOWN_BROWSER = "limit:known:";
const KNOWN_SECONDS = 90 * 24 * HOUR;
const inBrowser = (email: string, browser: string) => hashed(`${email} ${browser}`);

/** Counts one try to sign in by what nobody guesses: only who tries without end is slowed. Fails: rate_limited. */
export async function limitAddress(address: string): Promise<void> {
  await take(byAddress(), address, { message: "address_throttled" });
}

/** A success was no failure. */
export async function forgiveAddress(address: string): Promise<void> {
  await byAddress().reward(address, 1);
}

/** Counts one number that somebody tries to open a chart with, before it is looked for. Fails: rate_limited. */
export async function limitNumbers(userId: string): Promise<void> {
  await take(byNumber(), userId, { message: "numbers_throttled" });
}

/** A number that somebody has was no guess. */
export async function forgiveNumber(userId: string): Promise<void> {
  await byNumber().reward(userId, 1);
}

/** Counts one try to show who one is. The session's own count ends before the account's does. Fails: rate_limited. */
export async function limitProof(userId: string, sessionId: string): Promise<void> {
  await take(codesBySession(), hashed(sessionId), { message: "proof_throttled" });
  await take(codesByAccount(), userId, { message: "proof_throttled" });
}

/** A success was no failure. */
export async function forgiveProof(userId: string, sessionId: string): Promise<void> {
  await Promise.all([codesBySession().delete(hashed(sessionId)), codesByAccount().delete(userId)]);
}

/** Counts one asking for a link to a new password; the same for addresses that nobody has. Fails: rate_limited. */
export async function limitLinks(email: string, address: string): Promise<void> {
  await take(linksByAccount(), hashed(email), { message: "links_throttled" });
  await take(linksByAddress(), address, { message: "address_throttled" });
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
  await take(registrationsByAddress(), address, { message: "address_throttled" });
}

/** Counts one use of the link of an invitation or a registration, before it is looked at: its password could be guessed at. Fails: rate_limited. */
export async function limitInvited(token: string, address: string): Promise<void> {
  await take(triesByAddress(), address, { message: "address_throttled" });
  await take(triesByInvitation(), hashed(token), { message: "proof_throttled" });
}

const hashed = (text: string) => createHash("sha256").update(text).digest("base64url");
