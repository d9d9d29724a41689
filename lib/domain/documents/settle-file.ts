import { changeToTell } from "@/lib/domain/live/tell-change";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import type { Verdict } from "./judge-file";

/** Writes down what came of looking at a file, once, and lets open browsers know. */
export const settleFile = (actor: Actor, fileId: string, message: MessageKey, verdict: Verdict) =>
  effectOnce(actor, message, async (tx) => {
    await write(tx, fileId, verdict);
    const [file] = await tx.$queryRaw<{ patientId: string }[]>`
      SELECT patient_id AS "patientId" FROM files WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid`;
    if (file) await changeToTell(tx, { kind: "documents", patientId: file.patientId });
  });

function write(tx: Tx, fileId: string, verdict: Verdict): Promise<number> {
  if ("rejected" in verdict)
    return tx.$executeRaw`
      UPDATE files SET state = 'rejected', reason = ${verdict.rejected}, checked_at = now(), version = version + 1
      WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid AND state = 'scanning'`;
  const { type, size, sha256, scanned, preview } = verdict;
  return tx.$executeRaw`
    UPDATE files SET state = 'clean', content_type = ${type}, size = ${size}, sha256 = ${sha256}, scanned = ${scanned},
      preview = ${preview !== undefined}, checked_at = now(), version = version + 1
    WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid AND state = 'scanning'`;
}
