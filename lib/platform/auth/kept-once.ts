import { createHash } from "node:crypto";
import { AppError } from "../errors";
import { redis } from "../redis/redis";

/** What is to be done with it: one for the one is none for the other. */
export type Purpose = "sign-in" | "prove" | "add" | "provider-sign-in" | "provider-link";

// As with sessions: who reads Redis learns nothing to come in by.
const keyOf = (purpose: Purpose, of: string) =>
  `once:${purpose}:${createHash("sha256").update(of).digest("base64url")}`;

const away = () => {
  throw new AppError("unavailable", { retryAfter: 5 });
};

/**
 * Keeps something for whoever holds this secret (a session's id, or a cookie of its own), in the place of what was kept
 * before. Fails: unavailable.
 */
export async function keepOnce(
  purpose: Purpose,
  of: string,
  value: string,
  seconds: number,
): Promise<void> {
  await redis().set(keyOf(purpose, of), value, "EX", seconds).catch(away);
}

/** What was kept, once: of those who ask for it at the same moment one gets it. Fails: unavailable. */
export async function takeOnce(purpose: Purpose, of: string): Promise<string | undefined> {
  return (await redis().getdel(keyOf(purpose, of)).catch(away)) ?? undefined;
}
