import { opensCharts } from "@/lib/domain/identity/parts";
import { changeToTell } from "@/lib/domain/live/tell-change";
import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import type { AcknowledgeAlertInput } from "./alert-schema";

/**
 * Says that an alert was seen to, with what was done: by who treats, never by the patient. Fails: not_found, conflict
 * (somebody else did, or its reading was withdrawn), stale (version).
 */
export async function acknowledgeAlert(
  actor: Actor,
  patientId: string,
  alertId: string,
  { comment }: AcknowledgeAlertInput,
  version: number,
  clock: Clock = systemClock,
): Promise<{ id: string; version: number }> {
  if (!opensCharts(actor.role)) throw new AppError("not_found");
  return withChart(actor, patientId, "write", "vitals", async ({ tx }) => {
    const key = { clinicId: actor.clinicId, id: alertId, patientId };
    const alert = await tx.alert.findFirst({ where: key, select: { state: true } });
    if (!alert) throw new AppError("not_found");
    if (alert.state !== "open") throw new AppError("conflict", { message: "alert_not_open" });
    const done = await tx.alert.updateMany({
      where: { ...key, version, state: "open" },
      data: {
        state: "acknowledged",
        acknowledgedById: actor.memberId,
        acknowledgedAt: clock(),
        comment,
        version: version + 1,
      },
    });
    if (done.count === 0) throw new AppError("stale");
    await changeToTell(tx, { kind: "alerts", patientId });
    return { id: alertId, version: version + 1 };
  });
}
