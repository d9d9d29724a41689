import { z } from "zod";
import { STAFF_ROLES } from "@/lib/domain/identity/parts";
import { emailAddress, requiredText } from "@/lib/platform/text";

const LONGEST_NAME = 100;
const LONGEST_PASSWORD = 512; // more than the rules allow, so that they say so

/** A name as people type it, on one line. */
export const name = requiredText(LONGEST_NAME)
  .regex(/^\P{Cc}*$/u, { error: "unstorable" })
  .trim();
export const inviteInput = z.strictObject({ email: emailAddress, name, role: z.enum(STAFF_ROLES) });
export type InviteInput = z.output<typeof inviteInput>;

/** `identified`: how whoever invites knew that it is this patient's address. */
export const invitePatientInput = z.strictObject({
  email: emailAddress,
  identified: requiredText(300).trim(),
});
export type InvitePatientInput = z.output<typeof invitePatientInput>;

export const invitationParams = z.strictObject({ invitationId: z.uuid() });

/** Somebody who was asked in and hasn't come yet. */
export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum([...STAFF_ROLES, "patient"]),
  /** expired: the time is over. stopped: whoever invited may no longer; sent again, it is another's. */
  state: z.enum(["open", "expired", "stopped"]),
  invitedBy: z.string(),
  sentAt: z.string(),
  expiresAt: z.string(),
  version: z.number().int(),
});
export type Invitation = z.output<typeof invitation>;

export const listInvitationsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
});
export type ListInvitationsQuery = z.output<typeof listInvitationsQuery>;
export const invitationPage = z.object({
  items: z.array(invitation),
  nextCursor: z.string().nullable(),
});
export type InvitationPage = z.output<typeof invitationPage>;

/** A patient's own account: there, asked for, or neither. */
export const patientAccount = z.object({
  /** The address that it signs in by. */
  account: z.string().nullable(),
  invitation: invitation.nullable(),
  /** The address of their contacts, to invite them at. */
  email: z.string().nullable(),
});
export type PatientAccount = z.output<typeof patientAccount>;

const token = z.string().max(100);
export const lookAtInvitationInput = z.strictObject({ token });
/** What a link is for, to who holds it. */
export const shownInvitation = z.object({
  clinic: z.string(),
  email: z.string(),
  name: z.string(),
  role: invitation.shape.role,
  /** The address has an account already: its password is asked for, and nothing else. */
  hasAccount: z.boolean(),
});
export type ShownInvitation = z.output<typeof shownInvitation>;

/** `name` and `locale` are a new account's; who has one gives its password alone. */
export const acceptInvitationInput = z.strictObject({
  token,
  password: z.string().min(1, { error: "required" }).max(LONGEST_PASSWORD),
  name: name.optional(),
  locale: z.enum(["es", "en"]).optional(),
});
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;
