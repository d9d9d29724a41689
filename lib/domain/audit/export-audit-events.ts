import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { csvStream } from "@/lib/platform/csv";
import { audit } from "@/lib/platform/db/audit";
import { AppError } from "@/lib/platform/errors";
import { auditRows, FIRST } from "./audit-rows";
import { mayReadAudit } from "./policy";
import type { AuditEvent, AuditQuery } from "./schema";

const PAGE = 1000;
/** The columns, by the keys of their names in messages `audit.csv`. */
export const CSV_COLUMNS = [
  "at",
  "kind",
  "who",
  "action",
  "part",
  "outcome",
  "record",
  "patient",
  "why",
  "detail",
  "address",
  "request",
] as const;
type Heads = Record<(typeof CSV_COLUMNS)[number], string>;

/**
 * The filtered audit log as a CSV file, the latest first, as a stream; taking it away is an event itself, written
 * before the first byte leaves. Fails: not_found (for who may not, and where the clinic has switched it off).
 */
export async function exportAuditEvents(
  actor: Actor,
  query: AuditQuery,
  heads: Heads,
): Promise<ReadableStream> {
  const { auditExport } = await clinicSettings(actor.clinicId);
  if (!mayReadAudit(actor) || !auditExport) throw new AppError("not_found");
  await audit({
    ...auditedAs(actor),
    patientId: query.patientId,
    action: "export",
    part: "audit",
    outcome: "done",
    detail: { filters: query },
  });
  const names = CSV_COLUMNS.map((column) => heads[column]);
  return csvStream(names, pages(actor, query));
}

async function* pages(actor: Actor, query: AuditQuery) {
  let before = FIRST;
  for (;;) {
    const events = await auditRows(actor, query, before, PAGE);
    yield events.map(toCells);
    const last = events.at(-1);
    if (!last || events.length < PAGE) return;
    before = [last.at, last.id];
  }
}

function toCells(event: AuditEvent): (string | null)[] {
  const { at, actorKind, actor, action, part, outcome, patient, why, address, requestId } = event;
  const detail = event.detail && JSON.stringify(event.detail);
  const person = [actorKind, actor && (actor.name ?? actor.id)];
  const about = [patient?.mrn ?? null, patient?.name ?? null];
  return [at, ...person, action, part, outcome, ...about, why, detail, address, requestId];
}
