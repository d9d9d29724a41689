import { auditFile } from "@/lib/domain/documents/audit-file";
import { lockFile } from "@/lib/domain/documents/file-row";
import { keepsFiles } from "@/lib/domain/documents/policy";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { changeToTell } from "@/lib/domain/live/tell-change";
import { auditRefusal, type Chart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError, isAppError } from "@/lib/platform/errors";

/**
 * Sends files of the chart along with a message; one that nobody has looked at yet too. What who treats sends is shown to
 * the patient with that. Fails: invalid (one is none of this chart that its sender may see), and at the file (still on its
 * way, marked as wrong, or not theirs to show).
 */
export async function attachFiles(
  chart: Chart,
  messageId: string,
  fileIds: readonly string[],
): Promise<void> {
  const { tx, patientId, actor } = chart;
  // In one order, so that two messages with the same files don't wait for each other.
  for (const fileId of fileIds.toSorted()) {
    const path = `$.attachments[${fileIds.indexOf(fileId)}]`;
    const file = await fileToSend(chart, fileId);
    const fault = whyNotSent(actor, file);
    if (fault) throw new AppError("invalid", { faults: [{ path, message: fault }] });
    if (actor.role !== "patient" && file.state === "clean" && !isShown(file))
      await show(chart, file);
  }
  const rows = fileIds.map((fileId, position) => ({ patientId, messageId, fileId, position }));
  await tx.messageAttachment.createMany({
    data: rows.map((row) => ({ ...row, clinicId: actor.clinicId })),
  });
}

/** One that the sender may not see refuses the message; which one isn't said, that it was tried is on record. */
async function fileToSend(chart: Chart, fileId: string): Promise<ChartFile> {
  try {
    return await lockFile(chart, fileId);
  } catch (error) {
    if (!isAppError(error)) throw error;
    await auditRefusal(chart.actor, chart.patientId, "messages", "write");
    throw new AppError("invalid", { faults: [{ path: "$.attachments", message: "unknown_file" }] });
  }
}

const isShown = ({ releasedAt, byPatient }: ChartFile) => releasedAt !== null || byPatient;

/** A nurse shows the patient what they brought themselves; what others brought, a doctor decides. */
function whyNotSent(actor: Actor, file: ChartFile): string | undefined {
  if (file.state === "uploading") return "file_on_its_way";
  if (file.status !== "current") return "file_marked_wrong";
  const mayShow = keepsFiles(actor) || file.mine || isShown(file) || actor.role === "patient";
  return mayShow ? undefined : "file_not_shown";
}

async function show(chart: Chart, { id }: ChartFile): Promise<void> {
  const { tx, patientId, actor } = chart;
  await tx.$executeRaw`
    UPDATE files SET released_at = now(), released_by_id = ${actor.memberId}::uuid, version = version + 1
    WHERE clinic_id = current_clinic() AND id = ${id}::uuid`;
  await auditFile(chart, id, { released: { from: false, to: true } });
  await changeToTell(tx, { kind: "documents", patientId });
}
