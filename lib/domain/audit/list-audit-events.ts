import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { mayReadAudit } from "./policy";
import {
  type AuditEvent,
  type AuditEventPage,
  auditEvent,
  type ListAuditEventsQuery,
} from "./schema";

const EVENTS = `
  SELECT e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.actor_kind AS "actorKind",
    e.actor_id AS "actorId", u.name AS "actorName", e.patient_id AS "patientId", p.mrn, p.names,
    e.action, e.part, e.why, e.outcome, e.address, e.request_id AS "requestId"
  FROM audit_events e
  LEFT JOIN users u ON u.id = e.actor_id
  LEFT JOIN patients p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id
  WHERE e.clinic_id = current_clinic()
    AND ($1::uuid IS NULL OR e.patient_id = $1::uuid) AND ($2::uuid IS NULL OR e.actor_id = $2::uuid)
    AND (e.at, e.id) < ($3::timestamptz, $4::uuid)
  ORDER BY e.at DESC, e.id DESC LIMIT $5`;

const row = auditEvent.omit({ actor: true, patient: true }).extend({
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  patientId: z.string().nullable(),
  mrn: z.string().nullable(),
  names: humanNames.nullable(),
});
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The clinic's audit events, the latest first; looking at them is one. Fails: not_found (for who may not), malformed (cursor). */
export async function listAuditEvents(
  actor: Actor,
  query: ListAuditEventsQuery,
): Promise<AuditEventPage> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const { patientId = null, actorId = null, limit, cursor } = query;
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const found = await queryAs(actor, EVENTS, [patientId, actorId, at, id, limit + 1]);
  await audit({
    ...auditedAs(actor),
    patientId: query.patientId,
    action: "list",
    part: "audit",
    outcome: "done",
  });
  const items = found.slice(0, limit).map(toAuditEvent);
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}

function toAuditEvent(found: unknown): AuditEvent {
  const { actorId, actorName, patientId, mrn, names, ...event } = row.parse(found);
  return {
    ...event,
    actor: actorId ? { id: actorId, name: actorName } : null,
    patient: patientId ? { id: patientId, mrn, name: names && displayName(names) } : null,
  };
}
