import { z } from "zod";
import { passkeyAnswer } from "./passkey-schema";
import { LONGEST_PASSWORD } from "./schema";

/** What one has besides the password. */
export const factor = z.object({
  /** Since when an app shows codes; null: none does. */
  since: z.string().nullable(),
  /** How many keys are kept by devices. */
  passkeys: z.number().int(),
  /** How many recovery codes can still be used. */
  recoveryCodesLeft: z.number().int(),
  /** Whether there is a password: who came by a provider may have none. */
  password: z.boolean(),
  /** The clinic wants one of this role, so the last one can't be switched off. */
  needed: z.boolean(),
});
export type Factor = z.output<typeof factor>;
/** Whether there is anything besides the password. */
export const hasFactor = ({ since, passkeys }: Factor) => since !== null || passkeys > 0;

/** An app that is to show codes: what it reads from the picture, and the key for who types it. */
export const enrolment = z.object({
  key: z.string(),
  address: z.string(),
  /** The picture: a square of so many cells, and the path of the dark ones. */
  picture: z.object({ size: z.number().int(), path: z.string() }),
});
export type Enrolment = z.output<typeof enrolment>;

/** Shown once: nobody can read them again. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.output<typeof recoveryCodes>;

const code = z.string().min(1, { error: "required" }).max(100);
export const confirmEnrolmentInput = z.strictObject({ code });

/** A code of the app, a recovery code or what a key signed; the password where one has nothing stronger. */
export const proofInput = z.strictObject({
  code: code.optional(),
  passkey: passkeyAnswer.optional(),
  password: z.string().max(LONGEST_PASSWORD).optional(),
});
export type ProofInput = z.output<typeof proofInput>;
