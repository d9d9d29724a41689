import { withPreview } from "@/lib/domain/documents/file-link";
import { FILES, SEEN } from "@/lib/domain/documents/file-row";
import { itemSql } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { utc } from "@/lib/platform/db/utc";
import type { Message } from "./schema";

/** Characters that a list shows of a message. */
const OPENING = 160;

const nameOf = (
  member: string,
) => `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = t.clinic_id AND m.id = ${member})`;

/** SQL that is true of the messages `m` that the reader's side has not read; $3 is the role. */
const UNREAD = "m.read_at IS NULL AND m.from_patient = ($3 <> 'patient')";
const OF_THREAD = "m.clinic_id = t.clinic_id AND m.thread_id = t.id";

const HEAD = `'id', t.id, 'subject', t.subject, 'state', t.state, 'version', t.version,
  'openedAt', ${utc("t.opened_at")}, 'lastAt', ${utc("t.last_message_at")},
  'last', (SELECT json_build_object('fromPatient', m.from_patient, 'authorName', m.author_name, 'opening', left(m.body, ${OPENING}))
    FROM messages m WHERE ${OF_THREAD} ORDER BY m.sent_at DESC, m.id DESC LIMIT 1),
  'assignedTo', CASE WHEN t.assigned_to_id IS NOT NULL
    THEN json_build_object('memberId', t.assigned_to_id, 'name', ${nameOf("t.assigned_to_id")}) END,
  'unread', (SELECT count(*) FROM messages m WHERE ${OF_THREAD} AND ${UNREAD}),
  'urgent', EXISTS (SELECT FROM messages m WHERE ${OF_THREAD} AND ${UNREAD} AND m.urgent)`;

/** SQL of a conversation `t` as lists show it. $3 is the reader's role. */
export const THREAD_HEAD = `json_build_object(${HEAD})`;

/** SQL of who treats `chart`'s patient now, for the patient to choose from and to know who reads. */
export const TEAM = `coalesce((SELECT json_agg(json_build_object('memberId', c.member_id, 'name', u.name) ORDER BY c.role, u.name)
  FROM (SELECT DISTINCT ON (member_id) member_id, role FROM care_relationships
    WHERE clinic_id = current_clinic() AND patient_id = chart."patientId"
      AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now()) ORDER BY member_id, role) c
  JOIN memberships m ON m.clinic_id = current_clinic() AND m.id = c.member_id AND m.state = 'active'
  JOIN users u ON u.id = m.user_id), '[]')`;

// Who reads the message knows of what came with it; of what was looked at, what the file's own rules let them.
const ATTACHMENTS = `coalesce((SELECT json_agg(json_build_object('id', t.id,
    'file', CASE WHEN t.state <> 'clean' OR ${SEEN} THEN ${itemSql(FILES)} END) ORDER BY a.position)
  FROM message_attachments a JOIN files t ON t.clinic_id = a.clinic_id AND t.id = a.file_id
  WHERE a.clinic_id = m.clinic_id AND a.message_id = m.id), '[]')`;

/** SQL of a message `m`. $2 is the reader's membership, $3 the role. */
export const MESSAGE = `json_build_object('id', m.id, 'body', m.body, 'attachments', ${ATTACHMENTS}, 'fromPatient', m.from_patient,
  'authorName', m.author_name, 'onBehalf', m.from_patient AND m.author_id IS DISTINCT FROM (SELECT p.member_id FROM patients p
    WHERE p.clinic_id = m.clinic_id AND p.id = m.patient_id), 'own', coalesce(m.author_id = $2::uuid, false), 'urgent', m.urgent,
  'sentAt', ${utc("m.sent_at")}, 'writtenAt', ${utc("m.written_at")}, 'readAt', ${utc("m.read_at")}, 'readBy', m.read_by_name)`;

/** SQL that is true of the conversations `t` that speak of what is sought; `q` is its placeholder, null for all. */
export const speaksOf = (
  q: string,
) => `(${q}::text IS NULL OR searchable(t.subject) LIKE '%' || searchable(${q}) || '%'
  OR EXISTS (SELECT FROM messages m WHERE ${OF_THREAD} AND searchable(m.body) LIKE '%' || searchable(${q}) || '%'))`;

/** A message as its reader gets it, with addresses of the small pictures of what came with it. */
export const shownMessage = (actor: Actor, patientId: string, message: Message): Message => ({
  ...message,
  attachments: message.attachments.map(({ id, file }) => ({
    id,
    file: file && withPreview(actor, patientId, file),
  })),
});
