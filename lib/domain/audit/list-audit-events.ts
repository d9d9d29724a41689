import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { AppError } from "@/lib/platform/errors";
import { auditRows, FIRST } from "./audit-rows";
import { mayReadAudit } from "./policy";
import type { AuditEventPage, ListAuditEventsQuery } from "./schema";

/** The clinic's audit events, the latest first; looking at them is one. Fails: not_found (for who may not), malformed (cursor). */
export async function listAuditEvents(
  actor: Actor,
  query: ListAuditEventsQuery,
): Promise<AuditEventPage> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const { limit, cursor } = query;
  const before = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : FIRST;
  const found = await auditRows(actor, query, before, limit + 1);
  await audit({
    ...auditedAs(actor),
    patientId: query.patientId,
    action: "list",
    part: "audit",
    outcome: "done",
  });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}
