import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { storage } from "@/lib/platform/storage/configured";
import { folderOf, lockFile } from "./file-row";
import { tellOfFile } from "./tell-of-file";

/**
 * Gives up an upload of one's own, or takes away one that was rejected: nothing of it stays. Fails: not_found, conflict
 * (it belongs to the record by now, or came with a message).
 */
export async function dropUpload(
  actor: Actor,
  patientId: string,
  fileId: string,
): Promise<Record<string, never>> {
  await withChart(actor, patientId, "write", "documents", async (chart) => {
    const { state, mine } = await lockFile(chart, fileId);
    if (!mine) throw new AppError("not_found");
    if (state !== "uploading" && state !== "rejected")
      throw new AppError("conflict", { message: "file_kept" });
    await requireNotSent(chart, fileId);
    await tellOfFile(chart.tx, { patientId, id: fileId });
    await chart.tx
      .$executeRaw`DELETE FROM files WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid`;
  });
  // What can't be removed now, the sweep finds.
  await storage()
    .then((files) => files.remove(folderOf(actor.clinicId, fileId)))
    .catch(() => {});
  return {};
}

/** A message says of its file why it was rejected: it can't do so without it. */
async function requireNotSent({ tx }: Chart, fileId: string): Promise<void> {
  const sent = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM message_attachments WHERE clinic_id = current_clinic() AND file_id = ${fileId}::uuid LIMIT 1`;
  if (sent.length > 0) throw new AppError("conflict", { message: "file_in_message" });
}
