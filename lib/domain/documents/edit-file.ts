import { changeToTell } from "@/lib/domain/live/tell-change";
import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { lockFile } from "./file-row";
import type { EditFileInput } from "./file-schema";
import { keepsFiles } from "./policy";
import type { ChartFile } from "./schema";

/**
 * Shows a file to its patient or no longer, or marks it as entered in error, on the version that was read. Its bytes stay.
 * Fails: not_found, stale (version), conflict (not clean, or marked already), invalid (a
 * mark without a reason).
 */
export async function editFile(
  actor: Actor,
  patientId: string,
  fileId: string,
  { input, version }: { input: EditFileInput; version: number },
): Promise<ChartFile> {
  if (!keepsFiles(actor)) throw new AppError("not_found");
  return withChart(actor, patientId, "write", "documents", async (chart) => {
    const file = await lockFile(chart, fileId);
    if (file.version !== version) throw new AppError("stale");
    if (file.status !== "current") throw new AppError("conflict", { message: "already_corrected" });
    if (file.state !== "clean") throw new AppError("conflict", { message: "file_not_clean" });
    if (input.status && !input.statusReason)
      throw new AppError("invalid", {
        faults: [{ path: "$.statusReason", message: "required" }],
      });
    await write(chart, file, input);
    await changeToTell(chart.tx, { kind: "documents", patientId });
    return lockFile(chart, fileId);
  });
}

function write({ tx, actor }: Chart, file: ChartFile, input: EditFileInput): Promise<number> {
  const { released, status, statusReason } = input;
  const shown = released ?? file.releasedAt !== null;
  return tx.$executeRaw`
    UPDATE files SET version = version + 1,
      released_at = CASE WHEN ${shown} THEN coalesce(released_at, now()) END,
      released_by_id = CASE WHEN ${shown} THEN coalesce(released_by_id, ${actor.memberId}::uuid) END,
      status = coalesce(${status ?? null}::file_status, status),
      status_reason = CASE WHEN ${status !== undefined} THEN ${statusReason ?? null} ELSE status_reason END
    WHERE clinic_id = current_clinic() AND id = ${file.id}::uuid`;
}
