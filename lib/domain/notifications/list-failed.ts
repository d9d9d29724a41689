import { z } from "zod";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import type { FailedDelivery, FailedPage, ListFailedQuery } from "./failed-schema";
import { CHANNELS, EVENTS } from "./parts";
import { requireDeliveries } from "./policy";

const utc = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const FAILED = `
  SELECT d.id, n.event, d.channel, d.attempts, coalesce(d.failure, '') AS failure, ${utc("d.created_at")} AS "createdAt",
    ${utc("coalesce(d.claimed_at, d.created_at)")} AS at, json_build_object('id', u.id, 'name', u.name, 'email', u.email) AS person
  FROM deliveries d
  JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id
  JOIN memberships m ON m.clinic_id = n.clinic_id AND m.id = n.member_id
  JOIN users u ON u.id = m.user_id
  WHERE d.clinic_id = current_clinic() AND d.state = 'failed' AND (d.created_at, d.id) < ($1::timestamptz, $2::uuid)
  ORDER BY d.created_at DESC, d.id DESC LIMIT $3`;

const row = z.object({
  id: z.string(),
  event: z.enum(EVENTS),
  channel: z.enum(CHANNELS),
  attempts: z.number(),
  failure: z.string(),
  createdAt: z.string(),
  at: z.string(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
});
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
/** An answer of SMTP or of a push service that no later try would change. */
const FOR_GOOD = /^E\w+ 5\d\d$|^PUSH 4\d\d$/;

/** What did not reach the clinic's people, the latest first; not what it was about. Fails: not_found (for who may not), malformed (cursor). */
export async function listFailed(
  actor: Actor,
  { limit, cursor }: ListFailedQuery,
): Promise<FailedPage> {
  requireDeliveries(actor);
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const rows = (await queryAs(actor, FAILED, [at, id, limit + 1])).map((found) => row.parse(found));
  await audit({ ...auditedAs(actor), action: "list", part: "deliveries", outcome: "done" });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toFailed),
    nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}

const toFailed = ({ createdAt: _, ...delivery }: z.output<typeof row>): FailedDelivery => ({
  ...delivery,
  why: FOR_GOOD.test(delivery.failure) ? "refused" : "given-up",
});
