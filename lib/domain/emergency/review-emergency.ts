import { changeToTell } from "@/lib/domain/live/tell-change";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { reviewsEmergencies } from "./policy";
import type { ReviewEmergencyInput } from "./schema";

/**
 * Says whether an access by break-glass was justified; it ends with that, if it hasn't. Once, and by another person than
 * the one who did it. Fails: not_found (for who may not too), forbidden (one's own), conflict (reviewed), stale.
 */
export async function reviewEmergency(
  actor: Actor,
  emergencyId: string,
  { outcome, comment }: ReviewEmergencyInput,
  version: number,
): Promise<{ id: string; version: number }> {
  if (!reviewsEmergencies(actor)) throw new AppError("not_found");
  const { clinicId, memberId } = actor;
  return writeAs(actor, async (tx) => {
    const access = await tx.emergencyAccess.findFirst({ where: { clinicId, id: emergencyId } });
    if (!access) throw new AppError("not_found");
    if (access.memberId === memberId) throw new AppError("forbidden", { message: "own_emergency" });
    if (access.outcome) throw new AppError("conflict", { message: "reviewed_already" });
    const done = await tx.$executeRaw`
      UPDATE emergency_accesses SET outcome = ${outcome}, comment = ${comment.trim()}, reviewed_by_id = ${memberId}::uuid,
        reviewed_at = now(), ends_at = least(ends_at, greatest(now(), starts_at)), version = version + 1
      WHERE clinic_id = current_clinic() AND id = ${emergencyId}::uuid AND version = ${version} AND outcome IS NULL`;
    if (done === 0) throw new AppError("stale");
    const event = { action: "review-break-glass", part: "record", why: "administration" };
    const { patientId } = access;
    await tx.auditEvent.create({
      data: { ...auditedAs(actor), ...event, id: uuid7(), patientId, detail: { outcome } },
    });
    await changeToTell(tx, { kind: "emergencies", memberId: access.memberId });
    return { id: emergencyId, version: version + 1 };
  });
}
