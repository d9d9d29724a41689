import { notify } from "@/lib/domain/notifications/notify";
import { treatingMembers } from "@/lib/domain/patients/treating-members";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { nameFor } from "./file-name";
import type { Verdict } from "./judge-file";
import { tellOfFile } from "./tell-of-file";

/** Writes down what came of looking at a file, once, and lets open browsers know. False where it was not to be done any more. */
export const settleFile = async (
  actor: Actor,
  fileId: string,
  message: MessageKey,
  verdict: Verdict,
): Promise<boolean> => {
  const settled = await effectOnce(actor, message, async (tx) => {
    // Held first: a message that takes the file along now is seen by the statement after.
    const [file] = await tx.$queryRaw<Settled[]>`
      SELECT f.patient_id AS "patientId", coalesce(m.role = 'patient', false) AS "byPatient", f.name, f.state = 'scanning' AS fresh
      FROM files f LEFT JOIN memberships m ON m.clinic_id = f.clinic_id AND m.id = f.author_id
      WHERE f.clinic_id = current_clinic() AND f.id = ${fileId}::uuid FOR UPDATE OF f`;
    await write(tx, fileId, verdict, file?.name ?? "");
    if (file?.fresh && file.byPatient && !("rejected" in verdict))
      await tellBrought(tx, fileId, file);
    if (file) await tellOfFile(tx, { patientId: file.patientId, id: fileId });
    return true;
  });
  return settled ?? false;
};

type Settled = { patientId: string; byPatient: boolean; name: string; fresh: boolean };

/** Who treats is told of what a patient brought; of what went with a message that message tells. */
async function tellBrought(tx: Tx, fileId: string, { patientId }: Settled): Promise<void> {
  const sent = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM message_attachments WHERE clinic_id = current_clinic() AND file_id = ${fileId}::uuid LIMIT 1`;
  if (sent.length > 0) return;
  const memberIds = await treatingMembers(tx, patientId);
  await notify(tx, { event: "brought", patientId, subjectId: fileId, memberIds });
}

function write(tx: Tx, fileId: string, verdict: Verdict, name: string): Promise<number> {
  if ("rejected" in verdict)
    return tx.$executeRaw`
      UPDATE files SET state = 'rejected', reason = ${verdict.rejected}, checked_at = now(), version = version + 1
      WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid AND state = 'scanning'`;
  const { type, size, sha256, scanned, preview, pages = null } = verdict;
  // What who treats sent to the patient before anybody had looked at it is shown to them with that.
  return tx.$executeRaw`
    UPDATE files f SET state = 'clean', content_type = ${type}, name = ${nameFor(name, type)}, size = ${size}, sha256 = ${sha256}, scanned = ${scanned},
      preview = ${preview !== undefined}, pages = ${pages}, checked_at = now(), version = version + 1,
      released_at = CASE WHEN sent.by IS NOT NULL THEN now() END, released_by_id = sent.by
    FROM (SELECT (SELECT m.author_id FROM message_attachments a JOIN messages m ON m.clinic_id = a.clinic_id AND m.id = a.message_id
        WHERE a.clinic_id = current_clinic() AND a.file_id = ${fileId}::uuid AND NOT m.from_patient
        ORDER BY m.sent_at, m.id LIMIT 1) AS by) sent
    WHERE f.clinic_id = current_clinic() AND f.id = ${fileId}::uuid AND f.state = 'scanning'`;
}
