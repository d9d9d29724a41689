import { randomBytes } from "node:crypto";
import { keepOnce, takeOnce } from "./kept-once";

/** How long a device has for its answer. */
export const CHALLENGE_SECONDS = 5 * 60;

type Purpose = "sign-in" | "prove" | "add";

/** A new challenge in the place of the one before, for whoever holds this secret. Fails: unavailable. */
export async function makeChallenge(purpose: Purpose, of: string): Promise<string> {
  const challenge = randomBytes(32).toString("base64url");
  await keepOnce(purpose, of, challenge, CHALLENGE_SECONDS);
  return challenge;
}

/** The challenge, once. Fails: unavailable. */
export const takeChallenge = (purpose: Purpose, of: string): Promise<string | undefined> =>
  takeOnce(purpose, of);
