import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { lockFile } from "./file-row";
import { checkDue } from "./jobs";
import { mayUpload } from "./policy";
import type { ChartFile } from "./schema";
import { tellOfFile } from "./tell-of-file";

/**
 * Has a file looked at again that nobody could look at. Any other stays as it is, so asked twice it is asked once. Fails:
 * not_found.
 */
export async function checkAgain(
  actor: Actor,
  patientId: string,
  fileId: string,
): Promise<ChartFile> {
  if (!mayUpload(actor)) throw new AppError("not_found");
  return withChart(actor, patientId, "write", "documents", async (chart) => {
    const file = await lockFile(chart, fileId);
    if (file.state !== "unchecked") return file;
    await sendLater(chart.tx, checkDue, { fileId });
    await tellOfFile(chart.tx, { patientId, id: fileId });
    return lockFile(chart, fileId);
  });
}
