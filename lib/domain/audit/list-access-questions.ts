import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import {
  type AccessQuestion,
  type AccessQuestionPage,
  type AccessQuestionsQuery,
  accessQuestion,
  accessQuestionCount,
} from "./access-schema";
import { FIRST } from "./audit-rows";
import { mayReadAudit } from "./policy";

const QUESTIONS = `
  SELECT q.id, q.question, q.state, ${utc("q.asked_at")} AS "askedAt", q.answer, ${utc("q.answered_at")} AS "answeredAt", q.version,
    by_user.name AS "answeredBy", json_build_object('id', p.id, 'mrn', p.mrn, 'names', p.names) AS patient,
    json_build_object('at', ${utc("q.quarter")}, 'actorId', u.id, 'name', u.name, 'part', q.part) AS about
  FROM access_questions q
  JOIN patients p ON p.clinic_id = q.clinic_id AND p.id = q.patient_id
  LEFT JOIN users u ON u.id::text = q.actor
  LEFT JOIN memberships m ON m.clinic_id = q.clinic_id AND m.id = q.answered_by_id
  LEFT JOIN users by_user ON by_user.id = m.user_id
  WHERE q.clinic_id = current_clinic() AND q.state = $1::access_question_state AND (q.asked_at, q.id) < ($2::timestamptz, $3::uuid)
  ORDER BY q.asked_at DESC, q.id DESC LIMIT $4`;

const row = accessQuestion.extend({
  patient: accessQuestion.shape.patient.omit({ name: true }).extend({ names: humanNames }),
});

/** What patients asked about who saw their record, the latest first. Fails: not_found (for who may not), malformed (cursor). */
export async function listAccessQuestions(
  actor: Actor,
  { state, limit, cursor }: AccessQuestionsQuery,
): Promise<AccessQuestionPage> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const before = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : FIRST;
  const found = await queryAs(actor, QUESTIONS, [state, ...before, limit + 1]);
  const items = found.slice(0, limit).map(toQuestion);
  const patients = items.map(({ patient }) => patient.id);
  await auditListed(actor, patients, "access", "administration");
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.askedAt, last.id]) : null,
  };
}

function toQuestion(found: unknown): AccessQuestion {
  const { patient, ...question } = row.parse(found);
  const { names, ...who } = patient;
  return { ...question, patient: { ...who, name: displayName(names) } };
}

/** How many questions wait. Shows nothing of anyone, so it isn't audited. Fails: not_found (for who may not). */
export async function countAccessQuestions(actor: Actor): Promise<{ open: number }> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const [found] = await queryAs(
    actor,
    "SELECT count(*)::int AS open FROM access_questions WHERE clinic_id = current_clinic() AND state = 'open'",
    [],
  );
  return accessQuestionCount.parse(found);
}
