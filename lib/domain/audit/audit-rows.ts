import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { CLINICAL_OF_FILES } from "@/lib/domain/documents/parts";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { clinicFacts } from "@/lib/platform/clinic-facts";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { type AuditEvent, type AuditQuery, auditEvent } from "./schema";

const COLUMNS = `
  SELECT e.id, ${utc("e.at")} AS at, e.actor_kind AS "actorKind",
    e.actor_id AS "actorId", u.name AS "actorName", e.patient_id AS "patientId", p.mrn, p.names,
    e.action, e.part, e.why, e.outcome, e.address, e.request_id AS "requestId", e.detail
  FROM audit_events e
  LEFT JOIN users u ON u.id = e.actor_id
  LEFT JOIN patients p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id`;

const row = auditEvent.omit({ actor: true, patient: true }).extend({
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  patientId: z.string().nullable(),
  mrn: z.string().nullable(),
  names: humanNames.nullable(),
});

export const FIRST: readonly string[] = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

/**
 * Events by filters, the latest first, before a place (moment, id). Only the filters that are set stand in the
 * statement: a plan for "any patient or this one" would walk the whole log for one patient's few rows.
 */
export async function auditRows(
  actor: Actor,
  query: AuditQuery,
  before: readonly string[],
  limit: number,
): Promise<AuditEvent[]> {
  const { from, until } = await momentsOf(actor, query);
  const values: unknown[] = [...before, limit];
  const also = (condition: string, value: unknown) =>
    value === undefined ? "" : `AND ${condition}${values.push(value)}`;
  const found = await queryAs(
    actor,
    `${COLUMNS}
     WHERE e.clinic_id = current_clinic() AND (e.at, e.id) < ($1::timestamptz, $2::uuid)
       ${also("e.patient_id = $", query.patientId)} ${also("e.actor_id = $", query.actorId)}
       ${also("e.action = $", query.action)} ${also("e.at >= $", from)} ${also("e.at < $", until)}
     ORDER BY e.at DESC, e.id DESC LIMIT $3`,
    values,
  );
  return found.map(toAuditEvent);
}

/** What was changed of a file, without the words that the log kept of it once: they say something of the patient. */
function withoutWords(detail: AuditEvent["detail"]): AuditEvent["detail"] {
  const changed = Object.entries((detail?.changed ?? {}) as object).map(([name, values]) => [
    name,
    CLINICAL_OF_FILES.includes(name) ? {} : values,
  ]);
  return { ...detail, changed: Object.fromEntries(changed) };
}

/** The first moment of the first day, and of the day after the last. */
async function momentsOf(actor: Actor, { from, until, timeZone }: AuditQuery) {
  const zone = timeZone ?? (await clinicFacts(actor.clinicId))?.timeZone ?? "UTC";
  const begin = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant().toString();
  return {
    from: from && begin(Temporal.PlainDate.from(from)),
    until: until && begin(Temporal.PlainDate.from(until).add({ days: 1 })),
  };
}

function toAuditEvent(found: unknown): AuditEvent {
  const { actorId, actorName, patientId, mrn, names, ...event } = row.parse(found);
  return {
    ...event,
    detail: event.action === "edit-file" ? withoutWords(event.detail) : event.detail,
    actor: actorId ? { id: actorId, name: actorName } : null,
    patient: patientId ? { id: patientId, mrn, name: names && displayName(names) } : null,
  };
}
