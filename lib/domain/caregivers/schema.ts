import { z } from "zod";
import { name } from "@/lib/domain/invitations/schema";
import { emailAddress, requiredText } from "@/lib/platform/text";
import { CAREGIVER_SCOPES, MONTHS, RELATIONSHIPS } from "./parts";

const scopes = z
  .array(z.enum(CAREGIVER_SCOPES))
  .min(1, { error: "required" })
  .max(CAREGIVER_SCOPES.length)
  .transform((given) => CAREGIVER_SCOPES.filter((scope) => given.includes(scope)));
const months = z.union(MONTHS.map((month) => z.literal(month)));

/** Somebody who may act for a patient, or was asked to, or did. */
export const caregiver = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  relationship: z.enum(RELATIONSHIPS),
  scopes: z.array(z.enum(CAREGIVER_SCOPES)),
  /** waiting: not accepted yet. over: its time is up, nobody answered in thirty days, or the patient came of age or died. */
  state: z.enum(["waiting", "active", "ended", "over"]),
  /** Asked by the clinic, which knows how this person answers for a minor. */
  proof: z.string().nullable(),
  untilMajority: z.boolean(),
  expiresAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  version: z.number().int(),
});
export type Caregiver = z.output<typeof caregiver>;
export const caregivers = z.object({ items: z.array(caregiver) });

/** `months`: for how long, where a patient asks. `proof`: how it is known that they answer for the minor, where the clinic does. */
export const inviteCaregiverInput = z.strictObject({
  email: emailAddress,
  name,
  relationship: z.enum(RELATIONSHIPS),
  scopes,
  months: months.default(12),
  proof: requiredText(300).trim().optional(),
});
export type InviteCaregiverInput = z.output<typeof inviteCaregiverInput>;

export const changeCaregiverInput = z.strictObject({ scopes });
export type ChangeCaregiverInput = z.output<typeof changeCaregiverInput>;

/** A patient whom one acts for, or is asked to. */
export const cared = z.object({
  id: z.uuid(),
  patient: z.object({ name: z.string() }),
  relationship: z.enum(RELATIONSHIPS),
  scopes: z.array(z.enum(CAREGIVER_SCOPES)),
  state: z.enum(["waiting", "active"]),
  untilMajority: z.boolean(),
  expiresAt: z.string().nullable(),
});
export type Cared = z.output<typeof cared>;
export const caredList = z.object({ items: z.array(cared) });

export const caregiverParams = z.strictObject({ caregiverId: z.uuid() });
/** null: for oneself again. */
export const actForInput = z.strictObject({ caregiverId: z.uuid().nullable() });
