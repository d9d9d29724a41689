import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import {
  type InboxPage,
  type InboxQuery,
  type MessageCount,
  messageCount,
  threadHead,
} from "./schema";
import { speaksOf, THREAD_HEAD } from "./thread-row";

// Those of patients whom this member treats now. $1 clinic, $2 member.
const MINE = `t.clinic_id = $1::uuid AND EXISTS (SELECT FROM care_relationships c
  WHERE c.clinic_id = t.clinic_id AND c.patient_id = t.patient_id AND c.member_id = $2::uuid
    AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))`;

const INBOX = `
  SELECT ${THREAD_HEAD} AS item, json_build_object('id', p.id, 'names', p.names, 'mrn', p.mrn) AS patient
  FROM message_threads t JOIN patients p ON p.clinic_id = t.clinic_id AND p.id = t.patient_id
  WHERE ${MINE} AND CASE $4 WHEN 'closed' THEN t.state = 'closed' WHEN 'mine' THEN t.state = 'open' AND t.assigned_to_id = $2::uuid
      WHEN 'unassigned' THEN t.state = 'open' AND t.assigned_to_id IS NULL ELSE t.state = 'open' END
    AND ${speaksOf("$8")} AND (t.last_message_at, t.id) < ($5::timestamptz, $6::uuid)
  ORDER BY t.last_message_at DESC, t.id DESC LIMIT $7`;

const row = z.object({
  item: threadHead,
  patient: z.object({ id: z.string(), names: humanNames, mrn: z.string() }),
});
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Conversations of the patients whom this person treats, the latest first. Fails: malformed (cursor). */
export async function listInbox(
  actor: Actor,
  { state, limit, cursor, q }: InboxQuery,
): Promise<InboxPage> {
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const { clinicId, memberId, role } = actor;
  const values = [clinicId, memberId, role, state, at, id, limit + 1, q || null];
  const found = await queryAs(actor, INBOX, values);
  const items = found.slice(0, limit).map((one) => {
    const { item, patient } = row.parse(one);
    const { names, ...who } = patient;
    return { ...item, patient: { ...who, name: displayName(names) } };
  });
  await auditListed(
    actor,
    items.map(({ patient }) => patient.id),
    "messages",
  );
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.lastAt, last.id]) : null,
  };
}

const OF_CARE = `SELECT count(*)::int AS unread, count(*) FILTER (WHERE m.urgent)::int AS urgent
  FROM messages m JOIN message_threads t ON t.clinic_id = m.clinic_id AND t.id = m.thread_id
  WHERE m.clinic_id = $1::uuid AND m.read_at IS NULL AND m.from_patient AND ${MINE}
    AND (t.assigned_to_id IS NULL OR t.assigned_to_id = $2::uuid OR m.urgent)`;
const OF_PATIENT = `SELECT count(*)::int AS unread, 0 AS urgent FROM messages m
  WHERE m.clinic_id = $1::uuid AND m.patient_id = $2::uuid AND m.read_at IS NULL AND NOT m.from_patient`;

/**
 * How many messages wait for this person: of a patient the care team's; of who treats those of their patients that nobody
 * else sees to, and urgent ones. Shows nothing of anyone, so it isn't audited.
 */
export async function countMessages(actor: Actor): Promise<MessageCount> {
  const { clinicId, memberId, patientId, role } = actor;
  const [found] =
    role === "patient"
      ? await queryAs(actor, OF_PATIENT, [clinicId, patientId])
      : await queryAs(actor, OF_CARE, [clinicId, memberId]);
  return messageCount.parse(found);
}
