import { notifyPatient } from "@/lib/domain/notifications/notify";
import { withRegister } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import type { AnswerInput } from "./access-schema";
import { mayReadAudit } from "./policy";
import { requireAlone } from "./require-alone";

/**
 * Answers what a patient asked about an access; the patient reads it beside the entry. Who looked doesn't answer for themself
 * where another administrator could. Fails: not_found (for who may not too), forbidden (one's own access), conflict (answered
 * already), stale (version).
 */
export async function answerAccessQuestion(
  actor: Actor,
  patientId: string,
  questionId: string,
  { answer }: AnswerInput,
  version: number,
  clock: Clock = systemClock,
): Promise<{ id: string; version: number }> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  return withRegister(actor, patientId, "write", "access", async ({ tx }) => {
    const key = { clinicId: actor.clinicId, id: questionId, patientId };
    const asked = await tx.accessQuestion.findFirst({
      where: key,
      select: { state: true, actor: true },
    });
    if (!asked) throw new AppError("not_found");
    if (asked.actor === actor.userId) await requireAlone(tx, actor);
    if (asked.state !== "open") throw new AppError("conflict", { message: "already_answered" });
    const done = await tx.accessQuestion.updateMany({
      where: { ...key, version, state: "open" },
      data: {
        state: "answered",
        answer: answer.trim(),
        answeredById: actor.memberId,
        answeredAt: clock(),
        version: version + 1,
      },
    });
    if (done.count === 0) throw new AppError("stale");
    await notifyPatient(tx, { event: "answer", patientId, subjectId: questionId });
    return { id: questionId, version: version + 1 };
  });
}
