import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor } from "@/lib/platform/cursor";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import type { AskInput } from "./access-schema";
import { ENTRY_KEY, KEY_KINDS } from "./list-accesses";

/**
 * Asks the clinic's administrator about an entry of one's own access log; one open question an entry.
 * Fails: not_found (for who isn't the patient, or no such entry), malformed, conflict (already asked).
 */
export async function askAboutAccess(
  actor: Actor,
  patientId: string,
  { entry, question }: AskInput,
): Promise<{ id: string }> {
  if (actor.role !== "patient") throw new AppError("not_found");
  const key = decodeCursor(entry, KEY_KINDS);
  const id = uuid7();
  return withChart(actor, patientId, "write", "access", async ({ tx }) => {
    const known = await tx.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM (SELECT ${ENTRY_KEY} FROM audit_events e WHERE e.clinic_id = current_clinic() AND e.patient_id = $1::uuid
         AND e.outcome = 'done' AND e.at >= $2::timestamptz AND e.at < $2::timestamptz + interval '15 minutes') entries
       WHERE quarter = $2::timestamptz AND actor = $3 AND part = $4 LIMIT 1`,
      patientId,
      ...key,
    );
    if (known.length === 0) throw new AppError("not_found");
    const added = await tx.$executeRawUnsafe(
      `INSERT INTO access_questions (clinic_id, id, patient_id, quarter, actor, part, question)
       VALUES (current_clinic(), $1::uuid, $2::uuid, $3::timestamptz, $4, $5, $6) ON CONFLICT DO NOTHING`,
      id,
      patientId,
      ...key,
      question.trim(),
    );
    if (added === 0) throw new AppError("conflict", { message: "already_asked" });
    return { id };
  });
}
