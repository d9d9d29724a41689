import { changeToTell } from "@/lib/domain/live/tell-change";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { beginCare } from "./assign-care";
import type { CareRelationship, EndCareInput } from "./care-schema";
import { readCare } from "./list-care";
import { withRegister } from "./with-chart";

/**
 * Ends a relation now, on the version that was read; who treated sees the chart no more from this moment on. With
 * `transferTo` another one takes its role over in the same transaction. Fails: not_found, conflict (has ended), stale,
 * invalid.
 */
export function endCare(
  actor: Actor,
  patientId: string,
  careId: string,
  { reason, transferTo }: EndCareInput,
  version: number,
): Promise<CareRelationship> {
  const { clinicId } = actor;
  return withRegister(actor, patientId, "write", "care", async ({ tx }) => {
    const [standing] = await readCare(tx, clinicId, patientId, careId);
    if (!standing) throw new AppError("not_found");
    if (!standing.active) throw new AppError("conflict", { message: "care_has_ended" });
    if (standing.version !== version) throw new AppError("stale");
    // The next one first: whoever ends their own relation has no chart to write into afterwards.
    if (transferTo) {
      const next = { memberId: transferTo, role: standing.role, reason };
      await beginCare(tx, { clinicId, patientId }, next, "$.transferTo");
    }
    const changed = await tx.$executeRaw`
      UPDATE care_relationships SET ends_at = now(), end_reason = ${reason.trim()}, version = version + 1
      WHERE clinic_id = current_clinic() AND id = ${careId}::uuid AND version = ${version}`;
    if (changed === 0) throw new AppError("stale");
    await changeToTell(tx, { kind: "care", patientId, memberId: standing.member.id });
    const [ended] = await readCare(tx, clinicId, patientId, careId);
    return { ...(ended ?? standing), active: false };
  });
}
