import type { Actor } from "@/lib/platform/auth/actor";
import { makeChallenge } from "@/lib/platform/auth/challenge";
import type { Session } from "@/lib/platform/auth/sessions";
import { readAs } from "@/lib/platform/db/scope";
import type { NewPasskeyChallenge, PasskeyChallenge } from "./passkey-schema";
import { handleOf, passkeySite, SITE_NAME } from "./passkey-site";

/** What a device is to sign so that somebody comes in by it alone; `secret`: what its browser is known by until then. */
export async function askToSignIn(secret: string): Promise<PasskeyChallenge> {
  const challenge = await makeChallenge("sign-in", secret);
  // Whose keys there are is said to nobody: the device knows which it has.
  return { challenge, site: passkeySite().site, keys: [] };
}

/** What a device of this person is to sign, by one of their keys. */
export async function askForKey(actor: Actor, sessionId: string): Promise<PasskeyChallenge> {
  const challenge = await makeChallenge("prove", sessionId);
  return { challenge, site: passkeySite().site, keys: await keysOf(actor) };
}

/** What a device is to make a new key for; where it has one already, it says so. */
export async function askForNewKey(
  actor: Actor,
  { email, name }: Session,
  sessionId: string,
): Promise<NewPasskeyChallenge> {
  const challenge = await makeChallenge("add", sessionId);
  const person = { handle: handleOf(actor.userId), email, name };
  return {
    ...{ challenge, site: passkeySite().site, siteName: SITE_NAME },
    person,
    keys: await keysOf(actor),
  };
}

const keysOf = (actor: Actor) =>
  readAs(actor, (tx) =>
    tx.passkey.findMany({
      where: { userId: actor.userId },
      select: { credential: true, transports: true },
    }),
  );
