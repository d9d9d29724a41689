import { withRegister } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { requireRegistrar } from "./policy";

/** Takes the invitation to a chart back: its link is dead at once. Fails: not_found, conflict (none is open). */
export async function withdrawPatientInvitation(
  actor: Actor,
  patientId: string,
): Promise<Record<string, never>> {
  requireRegistrar(actor);
  const { clinicId } = actor;
  await withRegister(actor, patientId, "write", "identity", async ({ tx }) => {
    const { count } = await tx.invitation.updateMany({
      where: { clinicId, patientId, outcome: null },
      data: { outcome: "withdrawn", endedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("conflict", { message: "not_invited" });
    const event = { patientId, action: "withdraw-invitation", part: "account" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
  });
  return {};
}
