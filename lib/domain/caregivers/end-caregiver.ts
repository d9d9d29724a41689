import { withdrawCaregivers } from "@/lib/domain/invitations/withdraw-over";
import { changeToTell } from "@/lib/domain/live/tell-change";
import { withRegister } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { requireGiver } from "./policy";
import { readCaregivers } from "./row";

/**
 * Ends what somebody was let into, or the question whether they would, at once; twice is once. The link that brings in who
 * hasn't accepted is dead then, unless somebody else asks them too. Fails: not_found.
 */
export async function endCaregiver(
  actor: Actor,
  { patientId, caregiverId }: { patientId: string; caregiverId: string },
): Promise<Record<string, never>> {
  requireGiver(actor);
  const { clinicId, memberId } = actor;
  await withRegister(actor, patientId, "write", "caregivers", async ({ tx }) => {
    const [standing] = await readCaregivers(tx, patientId, caregiverId);
    if (!standing) throw new AppError("not_found");
    const { count } = await tx.caregiver.updateMany({
      where: { clinicId, patientId, id: caregiverId, endedAt: null },
      data: { endedAt: new Date(), endedById: memberId, version: { increment: 1 } },
    });
    if (count === 0) return;
    if (!standing.acceptedAt) await withdrawCaregivers(tx, actor, standing.email);
    const detail = { user: { id: caregiverId, name: standing.name } };
    const event = { patientId, action: "end-caregiver", part: "caregivers", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await changeToTell(tx, { kind: "care", patientId });
  });
  return {};
}
