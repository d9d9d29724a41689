import { changeToTell } from "@/lib/domain/live/tell-change";
import { markSubjectsRead } from "@/lib/domain/notifications/mark-read";
import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import type { MarkThreadReadInput } from "./schema";

/**
 * Notes that the other side's messages were read, up to one that was seen: for the sender the first reading counts. What
 * the bell says of them is read with it. Fails: not_found.
 */
export function markThreadRead(
  actor: Actor,
  { patientId, threadId }: { patientId: string; threadId: string },
  { until }: MarkThreadReadInput,
  clock: Clock = systemClock,
): Promise<{ read: number }> {
  return withChart(actor, patientId, "write", "messages", async ({ tx }) => {
    const thread = { clinicId: actor.clinicId, patientId, id: threadId };
    if ((await tx.messageThread.count({ where: thread })) === 0) throw new AppError("not_found");
    const seen = await tx.$queryRaw<{ id: string; fresh: boolean }[]>`
      WITH upto AS (SELECT sent_at, id FROM messages
          WHERE clinic_id = current_clinic() AND patient_id = ${patientId}::uuid AND thread_id = ${threadId}::uuid AND id = ${until}::uuid),
        fresh AS (UPDATE messages m SET read_at = greatest(m.sent_at, ${clock()}), read_by_name = u.name
          FROM upto, memberships b JOIN users u ON u.id = b.user_id
          WHERE b.clinic_id = current_clinic() AND b.id = ${actor.memberId}::uuid
            AND m.clinic_id = current_clinic() AND m.patient_id = ${patientId}::uuid AND m.thread_id = ${threadId}::uuid
            AND m.read_at IS NULL AND m.from_patient = ${actor.role !== "patient"}
            AND (m.sent_at, m.id) <= (upto.sent_at, upto.id) RETURNING m.id)
      SELECT m.id, m.id IN (SELECT id FROM fresh) AS fresh FROM messages m, upto
      WHERE m.clinic_id = current_clinic() AND m.thread_id = ${threadId}::uuid AND m.from_patient = ${actor.role !== "patient"}
        AND (m.sent_at, m.id) <= (upto.sent_at, upto.id)`;
    await markSubjectsRead(
      tx,
      actor,
      "message",
      seen.map(({ id }) => id),
    );
    const read = seen.filter(({ fresh }) => fresh).length;
    if (read > 0) await changeToTell(tx, { kind: "messages", patientId });
    return { read };
  });
}
