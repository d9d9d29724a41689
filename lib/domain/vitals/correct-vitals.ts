import { changeToTell } from "@/lib/domain/live/tell-change";
import { auditRefusal, withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type { CorrectVitalsInput } from "./schema";

/**
 * Marks readings of a set as entered in error, with the reason; nothing is deleted, and their open alerts are withdrawn. A patient, and who acts for one, corrects
 * what they recorded themself, staff what anyone recorded. Fails: not_found (a reading of another set too: then none is marked), stale (version).
 */
export function correctVitals(
  actor: Actor,
  patientId: string,
  setId: string,
  input: CorrectVitalsInput,
  version: number,
): Promise<{ id: string; version: number }> {
  return withChart(actor, patientId, "write", "vitals", async ({ tx }) => {
    const key = { clinicId: actor.clinicId, id: setId };
    const mine = actor.role === "patient" ? { recordedById: actor.memberId } : {};
    const set = await tx.vitalSet.findFirst({
      where: { ...key, patientId, ...mine },
      select: { version: true },
    });
    if (!set) throw new AppError("not_found");
    const chosen = [...new Set(input.readingIds)];
    const ofSet = await tx.reading.count({
      where: { clinicId: actor.clinicId, vitalSetId: setId, id: { in: chosen } },
    });
    if (ofSet < chosen.length) {
      await auditRefusal(actor, patientId, "vitals", "write");
      throw new AppError("not_found");
    }
    const changed = await tx.vitalSet.updateMany({
      where: { ...key, version },
      data: { version: version + 1 },
    });
    if (changed.count === 0) throw new AppError("stale");
    const marked = await tx.reading.updateMany({
      where: {
        clinicId: actor.clinicId,
        vitalSetId: setId,
        status: "final",
        ...(input.readingIds && { id: { in: input.readingIds } }),
      },
      data: { status: "entered_in_error", statusReason: input.reason },
    });
    if (marked.count === 0) throw new AppError("conflict", { message: "already_corrected" });
    await tx.alert.updateMany({
      where: {
        clinicId: actor.clinicId,
        vitalSetId: setId,
        state: "open",
        ...(input.readingIds && { readingId: { in: input.readingIds } }),
      },
      data: { state: "withdrawn" },
    });
    await changeToTell(tx, { kind: "vitals", patientId });
    return { id: setId, version: version + 1 };
  });
}
