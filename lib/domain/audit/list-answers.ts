import { z } from "zod";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { NEWS_DAYS, type Question, question } from "./access-schema";
import { QUESTION } from "./list-accesses";

const ANSWERS = `SELECT chart.why, coalesce((SELECT json_agg(${QUESTION} ORDER BY q.answered_at DESC, q.id DESC)
  FROM access_questions q WHERE q.clinic_id = current_clinic() AND q.patient_id = chart."patientId"
    AND q.state = 'answered' AND q.answered_at > $4::timestamptz), '[]') AS answers FROM chart`;

/**
 * What the clinic answered lately, the latest first: the patient reads it without looking for the access that it is
 * about. Fails: not_found.
 */
export async function listAnswers(
  actor: Actor,
  patientId: string,
  clock: Clock = systemClock,
): Promise<Question[]> {
  if (actor.role !== "patient") throw new AppError("not_found");
  const since = new Date(clock().getTime() - NEWS_DAYS * 86_400_000);
  const { answers } = await queryChart(actor, patientId, "access", ANSWERS, [since]);
  return z.array(question).parse(answers);
}
