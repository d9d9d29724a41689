import { changeToTell } from "@/lib/domain/live/tell-change";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import type { Verdict } from "./judge-file";

/** Writes down what came of looking at a file, once, and lets open browsers know. */
export const settleFile = (actor: Actor, fileId: string, message: MessageKey, verdict: Verdict) =>
  effectOnce(actor, message, async (tx) => {
    // Held first: a message that takes the file along now is seen by the statement after.
    const [file] = await tx.$queryRaw<{ patientId: string }[]>`
      SELECT patient_id AS "patientId" FROM files WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid FOR UPDATE`;
    await write(tx, fileId, verdict);
    if (file) await changeToTell(tx, { kind: "documents", patientId: file.patientId });
  });

function write(tx: Tx, fileId: string, verdict: Verdict): Promise<number> {
  if ("rejected" in verdict)
    return tx.$executeRaw`
      UPDATE files SET state = 'rejected', reason = ${verdict.rejected}, checked_at = now(), version = version + 1
      WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid AND state = 'scanning'`;
  const { type, size, sha256, scanned, preview, pages = null } = verdict;
  // What who treats sent to the patient before anybody had looked at it is shown to them with that.
  return tx.$executeRaw`
    UPDATE files f SET state = 'clean', content_type = ${type}, size = ${size}, sha256 = ${sha256}, scanned = ${scanned},
      preview = ${preview !== undefined}, pages = ${pages}, checked_at = now(), version = version + 1,
      released_at = CASE WHEN sent.by IS NOT NULL THEN now() END, released_by_id = sent.by
    FROM (SELECT (SELECT m.author_id FROM message_attachments a JOIN messages m ON m.clinic_id = a.clinic_id AND m.id = a.message_id
        WHERE a.clinic_id = current_clinic() AND a.file_id = ${fileId}::uuid AND NOT m.from_patient
        ORDER BY m.sent_at, m.id LIMIT 1) AS by) sent
    WHERE f.clinic_id = current_clinic() AND f.id = ${fileId}::uuid AND f.state = 'scanning'`;
}
