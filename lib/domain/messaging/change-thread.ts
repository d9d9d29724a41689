import { opensCharts } from "@/lib/domain/identity/parts";
import { changeToTell } from "@/lib/domain/live/tell-change";
import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { requireTreating } from "./open-thread";
import type { ChangeThreadInput } from "./schema";

/**
 * Closes a conversation or opens it again, and says who of those who treat sees to it. Fails: not_found (for a patient
 * too), stale (version), invalid (who is named doesn't treat the patient).
 */
export async function changeThread(
  actor: Actor,
  { patientId, threadId }: { patientId: string; threadId: string },
  { state, assignedTo }: ChangeThreadInput,
  version: number,
): Promise<{ id: string; version: number }> {
  if (!opensCharts(actor.role)) throw new AppError("not_found");
  return withChart(actor, patientId, "write", "messages", async (chart) => {
    if (assignedTo) await requireTreating(chart, assignedTo, "assignedTo");
    const where = { clinicId: actor.clinicId, patientId, id: threadId };
    const known = await chart.tx.messageThread.findFirst({ where, select: { version: true } });
    if (!known) throw new AppError("not_found");
    const { count } = await chart.tx.messageThread.updateMany({
      where: { ...where, version },
      data: { state, assignedToId: assignedTo, version: version + 1 },
    });
    if (count === 0) throw new AppError("stale");
    await changeToTell(chart.tx, { kind: "messages", patientId });
    return { id: threadId, version: version + 1 };
  });
}
