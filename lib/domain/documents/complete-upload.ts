import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { lockFile } from "./file-row";
import { checkDue } from "./jobs";
import { missingParts, ownUpload } from "./own-upload";
import type { ChartFile } from "./schema";
import { tellOfFile } from "./tell-of-file";

/**
 * Says that all of a file was sent: a worker looks at it next. Said twice it is said once.
 * Fails: not_found, conflict (parts are missing), unavailable.
 */
export async function completeUpload(
  actor: Actor,
  patientId: string,
  fileId: string,
): Promise<ChartFile> {
  const upload = await ownUpload(actor, patientId, fileId);
  const missing = upload.state === "uploading" ? await missingParts(actor, fileId, upload) : [];
  if (missing.length > 0) throw new AppError("conflict", { message: "parts_missing" });
  return withChart(actor, patientId, "write", "documents", async (chart) => {
    const { state } = await lockFile(chart, fileId);
    if (state === "uploading") {
      await chart.tx.$executeRaw`
        UPDATE files SET state = 'scanning', version = version + 1 WHERE clinic_id = current_clinic() AND id = ${fileId}::uuid`;
      await sendLater(chart.tx, checkDue, { fileId });
      await tellOfFile(chart.tx, { patientId, id: fileId });
    }
    return lockFile(chart, fileId);
  });
}
