import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
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
const requests = () => limiter("requests", env().RATE_LIMIT_PER_MINUTE, 60);
const byAccount = () => limiter("account", env().SIGN_IN_LIMIT_PER_ACCOUNT, QUARTER_HOUR);
const byAddress = () => limiter("address", env().SIGN_IN_LIMIT_PER_ADDRESS, QUARTER_HOUR);

async function take(from: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await from.consume(key);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as { msBeforeNext: number };
    throw new AppError("rate_limited", { retryAfter: Math.ceil(msBeforeNext / 1000) });
  }
}

/** Counts one request of a person or an address. Fails: rate_limited. */
export const limitRequest = (key: string) => take(requests(), key);

/** Counts one try to sign in, before the password is looked at. Fails: rate_limited. */
export async function limitSignIn(email: string, address: string): Promise<void> {
  await take(byAccount(), email);
  await take(byAddress(), address);
}

/** A successful sign-in was no failure: gives back what it counted. */
export async function forgiveSignIn(email: string, address: string): Promise<void> {
  await byAccount().delete(email);
  await byAddress().reward(address, 1);
}
