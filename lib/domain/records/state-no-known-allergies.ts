import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { ALLERGIES } from "./kept-lists";
import { type NoKnownAllergies, noKnownAllergies } from "./schema";
import { withdrawStatement } from "./withdraw-no-known-allergies";

/**
 * States that the patient was asked and has no known allergies, in the actor's name; an earlier statement gives way.
 * Fails: not_found, conflict (there is an active allergy; the patient is deceased).
 */
export function stateNoKnownAllergies(actor: Actor, patientId: string): Promise<NoKnownAllergies> {
  return changeRecords(actor, patientId, ALLERGIES, async (chart) => {
    const { tx, deceased } = chart;
    if (deceased) throw new AppError("conflict", { message: "deceased_record" });
    await withdrawStatement(chart);
    const known = await tx.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM allergy_intolerances t WHERE t.clinic_id = current_clinic() AND t.patient_id = $1::uuid
         AND ${ALLERGIES.active} LIMIT 1`,
      patientId,
    );
    if (known.length > 0) throw new AppError("conflict", { message: "has_allergies" });
    const [row] = await tx.$queryRaw<{ id: string; createdAt: Date; recordedBy: string }[]>`
      INSERT INTO no_known_allergies AS t (clinic_id, id, patient_id, recorded_by_id)
      VALUES (current_clinic(), ${uuid7()}::uuid, ${patientId}::uuid, ${actor.memberId}::uuid)
      RETURNING t.id, t.created_at AS "createdAt", (SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.clinic_id = t.clinic_id AND m.id = t.recorded_by_id) AS "recordedBy"`;
    return noKnownAllergies.parse({ ...row, createdAt: row?.createdAt.toISOString() });
  });
}
