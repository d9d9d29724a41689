import { z } from "zod";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type NewAnswer, newAnswer } from "./schema";

// Whoever opened "who has seen it" after the answer has seen that too: the audit log knows. $4 user, $5 since.
const NEW_ANSWERS = `SELECT chart.why, coalesce((SELECT json_agg(json_build_object('id', q.id, 'question', q.question)
    ORDER BY q.answered_at DESC, q.id DESC) FROM access_questions q
  WHERE q.clinic_id = current_clinic() AND q.patient_id = chart."patientId" AND q.state = 'answered'
    AND q.answered_at > $5::timestamptz AND NOT EXISTS (SELECT FROM audit_events e WHERE e.clinic_id = current_clinic()
      AND e.patient_id = chart."patientId" AND e.at > q.answered_at AND e.actor_id = $4::uuid AND e.part = 'access'
      AND e.action = 'read' AND e.outcome = 'done')), '[]') AS answers FROM chart`;

/** Answers to a patient's questions since a moment (ms) that they have not looked at yet, the latest first. Fails: not_found. */
export async function listNewAnswers(
  actor: Actor,
  patientId: string,
  since: number,
): Promise<NewAnswer[]> {
  // Part of the same look as what is new in the record.
  const { answers } = await queryChart(actor, patientId, "timeline", NEW_ANSWERS, [
    actor.userId,
    new Date(since),
  ]);
  return z.array(newAnswer).parse(answers);
}
