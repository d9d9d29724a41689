import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { withRegister } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { makeInvitation, requireMail } from "./make-invitation";
import { requireRegistrar } from "./policy";
import type { Invitation, InvitePatientInput } from "./schema";

/**
 * Asks a patient to make their own account, or to connect the one they have, by a link to an address of which whoever
 * invites says how they knew it. One that was open for this chart is withdrawn. Fails: not_found, conflict (has an account,
 * died, the address is a member's or was asked already, no mail leaves).
 */
export function invitePatient(
  actor: Actor,
  patientId: string,
  { email, identified }: InvitePatientInput,
): Promise<Invitation> {
  requireRegistrar(actor);
  requireMail();
  const { clinicId } = actor;
  return withRegister(actor, patientId, "write", "identity", async ({ tx, deceased }) => {
    if (deceased) throw new AppError("conflict", { message: "deceased_account" });
    // Locked, so that of two who invite at once the second withdraws what the first made.
    const [chart] = await tx.$queryRaw<{ names: unknown; memberId: string | null }[]>`
      SELECT names, member_id AS "memberId" FROM patients
      WHERE clinic_id = current_clinic() AND id = ${patientId}::uuid FOR UPDATE`;
    if (chart?.memberId) throw new AppError("conflict", { message: "chart_has_account" });
    await tx.invitation.updateMany({
      where: { clinicId, patientId, outcome: null },
      data: { outcome: "withdrawn", endedAt: new Date(), version: { increment: 1 } },
    });
    const name = displayName(humanNames.parse(chart?.names ?? []));
    const given = { email, name, role: "patient", patientId, identified } as const;
    const made = await makeInvitation(tx, actor, given);
    const detail = { user: { id: made.id, name }, identified };
    const event = { patientId, action: "invite-patient", part: "account", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    return made;
  });
}
