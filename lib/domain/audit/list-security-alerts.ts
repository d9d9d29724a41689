import { deviceName } from "@/lib/domain/identity/device-words";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { FIRST } from "./audit-rows";
import { mayReadAudit } from "./policy";
import {
  type ListSecurityAlertsQuery,
  type SecurityAlertPage,
  securityAlert,
} from "./security-alert-schema";

const ALERTS = `
  SELECT a.id, a.rule, ${utc("a.at")} AS at, ${utc("a.raised_at")} AS "raisedAt", a.found, a.version, e.action, e.device,
    CASE WHEN e.actor_id IS NOT NULL THEN json_build_object('id', e.actor_id, 'name', u.name) END AS actor,
    e.address, coalesce(e.detail -> 'user' ->> 'name', CASE WHEN e.action = 'settings' THEN e.part END) AS about,
    CASE WHEN a.seen_at IS NOT NULL THEN json_build_object('by', s.name, 'at', ${utc("a.seen_at")}) END AS seen
  FROM security_alerts a
  JOIN audit_events e ON e.clinic_id = a.clinic_id AND e.id = a.event_id
  LEFT JOIN users u ON u.id = e.actor_id
  LEFT JOIN memberships m ON m.clinic_id = a.clinic_id AND m.id = a.seen_by_id
  LEFT JOIN users s ON s.id = m.user_id
  WHERE a.clinic_id = current_clinic() AND (a.seen_at IS NOT NULL) = $1 AND (a.raised_at, a.id) < ($2::timestamptz, $3::uuid)
  ORDER BY a.raised_at DESC, a.id DESC LIMIT $4`;

/** What the alert rules found, the latest first. Looking is an event of the log. Fails: not_found (for who may not), malformed (cursor). */
export async function listSecurityAlerts(
  actor: Actor,
  { state, limit, cursor }: ListSecurityAlertsQuery,
): Promise<SecurityAlertPage> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const before = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : FIRST;
  const found = await queryAs(actor, ALERTS, [state === "seen", ...before, limit + 1]);
  await audit({ ...auditedAs(actor), action: "list", part: "security-alerts", outcome: "done" });
  const items = found
    .slice(0, limit)
    .map((row) => securityAlert.parse(row))
    .map((alert) => ({ ...alert, device: alert.device && deviceName(alert.device) }));
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.raisedAt, last.id]) : null,
  };
}
