import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import type { OpenThreadInput } from "./schema";
import { requireLiving, writeMessage } from "./send-message";

/**
 * Begins a conversation with its first message: a patient with who treats them, all or one; who treats with the patient.
 * Fails: not_found, conflict (the patient is deceased), invalid (`to` doesn't treat the patient, a file that
 * can't go along).
 */
export function openThread(
  actor: Actor,
  patientId: string,
  { subject, to, ...said }: OpenThreadInput,
  clock: Clock = systemClock,
): Promise<{ id: string; messageId: string }> {
  return withChart(actor, patientId, "write", "messages", async (chart) => {
    requireLiving(chart);
    if (to) await requireTreating(chart, to, "to");
    const [id, at] = [uuid7(), clock()];
    const times = { openedAt: at, lastMessageAt: at };
    await chart.tx.messageThread.createMany({
      data: [{ clinicId: actor.clinicId, id, patientId, subject, assignedToId: to, ...times }],
    });
    const { id: messageId } = await writeMessage(chart, { threadId: id, ...said, at });
    return { id, messageId };
  });
}

/** Fails: invalid, at the input's `path`, when this member doesn't treat the patient now. */
export async function requireTreating(
  { tx, patientId }: Chart,
  memberId: string,
  path: string,
): Promise<void> {
  const [found] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM care_relationships WHERE clinic_id = current_clinic() AND patient_id = ${patientId}::uuid
      AND member_id = ${memberId}::uuid AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now()) LIMIT 1`;
  if (!found)
    throw new AppError("invalid", { faults: [{ path: `$.${path}`, message: "not_treating" }] });
}
