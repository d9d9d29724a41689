import { z } from "zod";
import { requiredText } from "@/lib/platform/text";

export const LONGEST_KEY_NAME = 60;

/** A key that a device keeps for its person. */
export const passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  version: z.number().int(),
});
export type Passkey = z.output<typeof passkey>;
export const passkeys = z.object({ items: z.array(passkey) });

export const passkeyParams = z.strictObject({ passkeyId: z.uuid() });
const name = requiredText(LONGEST_KEY_NAME).trim();
export const renamePasskeyInput = z.strictObject({ name });

/** A key as browsers look for it, and by which ways they reach it. */
const known = z.object({ credential: z.string(), transports: z.array(z.string()) });
const asked = z.object({
  /** Random bytes in base64url: good once, for five minutes, in this browser. */
  challenge: z.string(),
  /** The name of the site that keys are made for. */
  site: z.string(),
});

/** What a device is asked to sign; without `keys` any that it has for this site will do. */
export const passkeyChallenge = asked.extend({ keys: z.array(known) });
export type PasskeyChallenge = z.output<typeof passkeyChallenge>;

/** What a device is asked to make a key for; `keys` are those that there are. */
export const newPasskeyChallenge = passkeyChallenge.extend({
  siteName: z.string(),
  person: z.object({ handle: z.string(), email: z.string(), name: z.string() }),
});
export type NewPasskeyChallenge = z.output<typeof newPasskeyChallenge>;

const LONGEST = 10_000;
const bytes = z
  .string()
  .max(LONGEST)
  .regex(/^[\w-]+$/);

/** What a device signed, each in base64url. */
export const passkeyAnswer = z.strictObject({
  credential: bytes,
  clientData: bytes,
  authenticatorData: bytes,
  signature: bytes,
  /** Whose the device says that the key is; not every device says it to who is known already. */
  handle: bytes.nullable(),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

export const passkeySignInInput = z.strictObject({
  answer: passkeyAnswer,
  /** Nobody but this person: a page that is locked waits for them. */
  person: z.uuid().optional(),
});
export type PasskeySignInInput = z.output<typeof passkeySignInInput>;

/** A key that a device has made. */
export const addPasskeyInput = z.strictObject({
  name,
  credential: bytes,
  clientData: bytes,
  attestation: bytes,
  transports: z.array(z.string().max(20)).max(10),
  /** Ends one's other sessions; with a first factor they end anyway. */
  endOthers: z.boolean().optional(),
});
export type AddPasskeyInput = z.output<typeof addPasskeyInput>;

/** The codes come with somebody's first factor, and are shown this once. */
export const addedPasskey = z.object({
  passkey,
  recoveryCodes: z.array(z.string()).nullable(),
});
export type AddedPasskey = z.output<typeof addedPasskey>;
