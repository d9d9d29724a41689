import { changeToTell } from "@/lib/domain/live/tell-change";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";

/** Ends one's own access now, on every device; one that has ended stays as it ended. Fails: not_found. */
export async function endEmergency(actor: Actor, emergencyId: string): Promise<{ id: string }> {
  const { clinicId } = actor;
  const memberId = actor.memberId ?? undefined;
  await writeAs(actor, async (tx) => {
    const key = { clinicId, id: emergencyId, memberId };
    const own = memberId && (await tx.emergencyAccess.findFirst({ where: key }));
    if (!own) throw new AppError("not_found");
    const ended = await tx.$executeRaw`
      UPDATE emergency_accesses SET ends_at = now()
      WHERE clinic_id = current_clinic() AND id = ${emergencyId}::uuid AND ends_at > now()`;
    if (ended === 0) return;
    const { patientId } = own;
    const event = { action: "end-break-glass", part: "record", why: "emergency" };
    await tx.auditEvent.create({
      data: { ...auditedAs(actor), ...event, id: uuid7(), patientId },
    });
    await changeToTell(tx, { kind: "emergencies", memberId });
  });
  return { id: emergencyId };
}
