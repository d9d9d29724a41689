import { z } from "zod";
import { address, name } from "@/lib/domain/invitations/schema";
import { REASONS } from "@/lib/domain/patients/person-schema";
import { patientSummary } from "@/lib/domain/patients/schema";
import { requiredText, text } from "@/lib/platform/text";

const LONGEST_PASSWORD = 512; // more than the rules allow, so that they say so
const EARLIEST = "1850-01-01";

const locale = z.enum(["es", "en"]);
const birthDate = z.iso.date({ error: "bad_date" }).refine((day) => day >= EARLIEST, "bad_date");
const password = z.string().min(1, { error: "required" }).max(LONGEST_PASSWORD);

/** What somebody types who registers at a clinic, by its short name in addresses. */
export const registerInput = z.strictObject({
  clinic: text(100),
  given: name,
  family: name,
  birthDate,
  email: address,
  password,
  locale,
  /** That the clinic keeps what stands here, and looks for their chart by it. */
  accepted: z.literal(true, { error: "required" }),
});
export type RegisterInput = z.output<typeof registerInput>;

/** What waits, sealed, until the address is theirs. */
export const waitingPerson = registerInput
  .pick({ given: true, family: true, birthDate: true, email: true, locale: true })
  .extend({ passwordHash: z.string() });
export type WaitingPerson = z.output<typeof waitingPerson>;

/** By the link of the mail, and the password that was chosen: who holds the mailbox is who typed it. */
export const confirmRegistrationInput = z.strictObject({ token: z.string().max(100), password });
export type ConfirmRegistrationInput = z.output<typeof confirmRegistrationInput>;

/** Somebody who registered and waits, with those of the clinic who may be the same. */
export const chartClaim = z.object({
  id: z.uuid(),
  given: z.string(),
  family: z.string(),
  birthDate: z.string(),
  email: z.string(),
  registeredAt: z.string(),
  version: z.number().int(),
  alike: z.array(
    patientSummary.extend({ reasons: z.array(z.enum(REASONS)), hasAccount: z.boolean() }),
  ),
});
export type ChartClaim = z.output<typeof chartClaim>;

export const listClaimsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(25),
  cursor: z.string().max(500).optional(),
});
export type ListClaimsQuery = z.output<typeof listClaimsQuery>;
export const claimPage = z.object({
  items: z.array(chartClaim),
  nextCursor: z.string().nullable(),
});
export type ClaimPage = z.output<typeof claimPage>;

export const claimParams = z.strictObject({ claimId: z.uuid() });
/** `chart`: whose they are; null: a new one. `identified`: how whoever decides knows it, for the audit log. */
export const decideClaimInput = z.strictObject({
  chart: z.uuid().nullable(),
  identified: requiredText(300).trim(),
});
export type DecideClaimInput = z.output<typeof decideClaimInput>;
export const decidedClaim = z.object({ id: z.uuid(), version: z.number().int() });
