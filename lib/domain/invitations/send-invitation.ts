import { z } from "zod";
import { accountMailWords } from "@/lib/domain/identity/account-mail-words";
import type { Actor } from "@/lib/platform/auth/actor";
import { addressOfLink } from "@/lib/platform/auth/link";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { readAs } from "@/lib/platform/db/scope";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { sendMail } from "@/lib/platform/mail/send-mail";
import type { MessageKey } from "@/lib/platform/outbox/message";
import { makeInvitationToken } from "./invitation-token";
import type { invitationDue } from "./jobs";

type Payload = z.output<typeof invitationDue.payload>;

const row = z.object({
  email: z.string(),
  name: z.string(),
  role: z.string(),
  ofChart: z.boolean(),
  locale: z.enum(["es", "en"]),
  timeZone: z.string(),
  clinic: z.string(),
  inviter: z.string(),
  until: z.date(),
});

/**
 * Sends the mail of an invitation, in the clinic's language. Its link is made here, so that nothing before holds it; sent
 * again, it is another one and the one before is dead. Throws what may pass: the queue tries again.
 */
export async function sendInvitation(
  actor: Actor,
  { invitationId }: Payload,
  { id }: MessageKey,
  clock: Clock = systemClock,
): Promise<void> {
  if (!mailIsConfigured()) return;
  const [found] = await readAs(
    actor,
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT i.email, i.name, i.role, i.patient_id IS NOT NULL AS "ofChart", i.expires_at AS until, u.name AS inviter, c.locale, c.time_zone AS "timeZone", c.name AS clinic
      FROM invitations i JOIN memberships m ON m.clinic_id = i.clinic_id AND m.id = i.invited_by_id
      JOIN users u ON u.id = m.user_id JOIN clinics c ON c.id = i.clinic_id
      WHERE i.clinic_id = current_clinic() AND i.id = ${invitationId}::uuid AND i.outcome IS NULL`,
  );
  const token = found ? await makeInvitationToken(actor, invitationId, clock) : undefined;
  if (!token) return;
  const { email: to, locale, role, ofChart, until: at, ...about } = row.parse(found);
  const address = addressOfLink("/sign-in/invitation", token);
  const toPatient = ofChart ? "invite-patient" : "invite-caregiver";
  const kind = role === "patient" ? toPatient : "invite-staff";
  const words = accountMailWords(locale, kind, { ...about, address, at });
  await sendMail({ id, to, language: locale, ...words });
}
