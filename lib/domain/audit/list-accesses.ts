import { z } from "zod";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { type AccessEntry, type AccessPage, type AccessQuery, accessEntry } from "./access-schema";

/** SQL of the entry that an audit event `e` belongs to: quarter of an hour, who, part. */
export const ENTRY_KEY = `date_bin('15 minutes', e.at, timestamptz '2000-01-01 00:00Z') AS quarter,
  coalesce(e.actor_id::text, e.actor_kind::text) COLLATE "C" AS actor, coalesce(e.part, '') COLLATE "C" AS part`;
/** What they are kept as: "moment", "text", "text". */
export const KEY_KINDS = ["moment", "text", "text"] as const;
const FIRST = ["infinity", "~", "~"];

/** SQL of a question `q` as its patient reads it. */
export const QUESTION = `json_build_object('id', q.id, 'question', q.question, 'state', q.state, 'askedAt', ${utc("q.asked_at")},
  'answer', q.answer, 'answeredAt', ${utc("q.answered_at")})`;

// Grouped before the page is cut, and cut between groups: an entry never stands on two pages. Turned-away tries show
// nobody anything. $4 to $6 end the page before, $7 hides this actor, $8 one more than the limit.
const PAGE = `SELECT chart.why, coalesce((SELECT json_agg(json_build_object(
    'key', json_build_array(${utc("g.quarter")}, g.actor, g.part), 'first', ${utc("g.first")}, 'last', ${utc("g.last")},
    'count', g.count, 'part', g.part, 'actions', g.actions, 'whys', coalesce(g.whys, '{}'),
    'who', json_build_object('kind', g.kind, 'name', u.name, 'role', m.role, 'treats', EXISTS (SELECT FROM care_relationships c
        WHERE c.clinic_id = current_clinic() AND c.patient_id = chart."patientId" AND c.member_id = m.id
          AND c.starts_at <= g.last AND (c.ends_at IS NULL OR c.ends_at > g.first)),
      'you', m.id IS NOT NULL AND m.id = chart."memberId"),
    'question', (SELECT ${QUESTION} FROM access_questions q
      WHERE q.clinic_id = current_clinic() AND q.patient_id = chart."patientId" AND q.quarter = g.quarter
        AND q.actor = g.actor AND q.part = g.part ORDER BY q.asked_at DESC LIMIT 1))
    ORDER BY g.quarter DESC, g.actor DESC, g.part DESC)
  FROM (SELECT *, CASE WHEN kind = 'user' THEN actor::uuid END AS actor_id FROM (
      SELECT ${ENTRY_KEY}, min(e.actor_kind::text) AS kind, min(e.at) AS first, max(e.at) AS last, count(*)::int AS count,
        array_agg(DISTINCT e.action) AS actions, array_agg(DISTINCT e.why) FILTER (WHERE e.why IS NOT NULL) AS whys
      FROM audit_events e WHERE e.clinic_id = current_clinic() AND e.patient_id = chart."patientId" AND e.outcome = 'done'
        AND e.at < $4::timestamptz + interval '15 minutes' AND ($7::uuid IS NULL OR e.actor_id IS DISTINCT FROM $7::uuid)
      GROUP BY 1, 2, 3) entries
    WHERE (quarter, actor, part) < ($4::timestamptz, $5::text COLLATE "C", $6::text COLLATE "C")
    ORDER BY quarter DESC, actor DESC, part DESC LIMIT $8) g
  LEFT JOIN users u ON u.id = g.actor_id
  LEFT JOIN memberships m ON m.clinic_id = current_clinic() AND m.user_id = g.actor_id), '[]') AS entries FROM chart`;

const row = z.array(accessEntry.extend({ key: z.array(z.string()) }));

/**
 * Who has seen a patient's record, for the patient alone: every access, grouped by quarter of an hour, person and part,
 * the latest first. Fails: not_found, malformed (cursor).
 */
export async function listAccesses(
  actor: Actor,
  patientId: string,
  { own, limit, cursor }: AccessQuery,
): Promise<AccessPage> {
  if (actor.role !== "patient") throw new AppError("not_found");
  const before = cursor ? decodeCursor(cursor, KEY_KINDS) : FIRST;
  const hidden = own === "hidden" ? actor.userId : null;
  const { entries } = await queryChart(actor, patientId, "access", PAGE, [
    ...before,
    hidden,
    limit + 1,
  ]);
  const items = row
    .parse(entries)
    .map((entry): AccessEntry => ({ ...entry, key: encodeCursor(entry.key) }));
  return {
    items: items.slice(0, limit),
    nextCursor: items.length > limit ? (items[limit - 1]?.key ?? null) : null,
  };
}
