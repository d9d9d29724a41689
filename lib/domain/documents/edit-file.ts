import { notifyPatient } from "@/lib/domain/notifications/notify";
import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { auditFile } from "./audit-file";
import { lockFile } from "./file-row";
import type { EditFileInput } from "./file-schema";
import { requireNotTomorrow } from "./not-tomorrow";
import { CLINICAL_OF_FILES } from "./parts";
import { keepsFiles, mayUpload } from "./policy";
import type { ChartFile } from "./schema";
import { tellOfFile } from "./tell-of-file";

const ABOUT = ["kind", "date", "title", "note"] as const;
type Edit = { input: EditFileInput; version: number };

/**
 * Says otherwise what a file is, shows it to its patient or no longer, or marks it as entered in error, on the version that
 * was read; on record with what was and what is. Its bytes stay. A patient who is shown one is told. Fails: not_found,
 * stale (version), conflict (not there yet, rejected, marked already), invalid (a mark without a reason, a day to come).
 */
export async function editFile(
  actor: Actor,
  patientId: string,
  fileId: string,
  { input, version }: Edit,
  clock: Clock = systemClock,
): Promise<ChartFile> {
  if (!mayUpload(actor)) throw new AppError("not_found");
  requireNotTomorrow(input.date, clock);
  return withChart(actor, patientId, "write", "documents", async (chart) => {
    const file = await lockFile(chart, fileId);
    requireMay(actor, file, input);
    if (file.version !== version) throw new AppError("stale");
    requireEditable(file, input);
    const changed = changesOf(file, input);
    if (Object.keys(changed).length === 0) return file;
    await write(chart, file, input);
    await auditFile(chart, fileId, changed);
    if (changed.released?.to)
      await notifyPatient(chart.tx, { event: "document", patientId, subjectId: fileId });
    await tellOfFile(chart.tx, { patientId, id: fileId, was: file.releasedAt !== null });
    return lockFile(chart, fileId);
  });
}

/** A doctor keeps all of a chart; others correct what they said of what they brought. */
function requireMay(actor: Actor, { mine }: ChartFile, input: EditFileInput): void {
  const keeps = input.released !== undefined || input.status !== undefined;
  if (!keepsFiles(actor) && (keeps || !mine)) throw new AppError("not_found");
}

function requireEditable({ state, status }: ChartFile, input: EditFileInput): void {
  if (status !== "current") throw new AppError("conflict", { message: "already_corrected" });
  const decides = input.released !== undefined || input.status !== undefined;
  const there = decides ? state === "clean" : state !== "uploading" && state !== "rejected";
  if (!there) throw new AppError("conflict", { message: "file_not_clean" });
  if (input.status && !input.statusReason)
    throw new AppError("invalid", { faults: [{ path: "$.statusReason", message: "required" }] });
}

/** Of each field that changes what it was and what it will be, but for clinical words. */
function changesOf(file: ChartFile, input: EditFileInput): Parameters<typeof auditFile>[2] {
  const was = { ...file, released: file.releasedAt !== null };
  const names = [...ABOUT, "released", "status", "statusReason"] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const to = input[name];
      if (to === undefined || to === was[name]) return [];
      return [[name, CLINICAL_OF_FILES.includes(name) ? {} : { from: was[name], to }]];
    }),
  );
}

function write({ tx, actor }: Chart, file: ChartFile, input: EditFileInput): Promise<number> {
  const { released, status, statusReason } = input;
  const { kind, date, title, note } = { ...file, ...input };
  const shown = released ?? file.releasedAt !== null;
  return tx.$executeRaw`
    UPDATE files SET version = version + 1, kind = ${kind}, date = ${date}, title = ${title}, note = ${note},
      released_at = CASE WHEN ${shown} THEN coalesce(released_at, now()) END,
      released_by_id = CASE WHEN ${shown} THEN coalesce(released_by_id, ${actor.memberId}::uuid) END,
      status = coalesce(${status ?? null}::file_status, status),
      status_reason = CASE WHEN ${status !== undefined} THEN ${statusReason ?? null} ELSE status_reason END
    WHERE clinic_id = current_clinic() AND id = ${file.id}::uuid`;
}
