import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { isPresent, WORKER_NUMBER } from "@/lib/platform/jobs/presence";
import { LONGEST_SENDING } from "@/lib/platform/mail/send-mail";
import { CHOSEN_COLUMNS, chosen } from "./choice-row";
import { CHANNELS, EVENTS } from "./parts";
import { TOGETHER } from "./together";

const claimed = chosen.extend({
  id: z.string(),
  notificationId: z.string(),
  memberId: z.string(),
  event: z.enum(EVENTS),
  channel: z.enum(CHANNELS),
  role: z.string(),
  email: z.string(),
  /** The person's own language, else the clinic's. */
  locale: z.enum(["es", "en"]),
  /** The person's own zone, else the clinic's. */
  timeZone: z.string(),
  clinic: z.string(),
  isActive: z.boolean(),
  /** The person has read the notification already. */
  wasRead: z.boolean(),
  /** It has waited for its hour. */
  gathered: z.boolean(),
  waitedMs: z.number(),
});
export type Claimed = z.output<typeof claimed>;

// A worker whose connection breaks is there again well before this.
const SURELY_GONE = "3 seconds";

// What waited for one hour leaves as one. What a worker claimed lately it is sending still, unless it is gone; of two that
// claim the same at once, the second finds nothing. $1 delivery.
const CLAIM = `
  WITH the AS (SELECT $1::uuid AS id), ${TOGETHER},
  free AS (
    SELECT d.id FROM deliveries d
    WHERE d.clinic_id = current_clinic() AND d.id IN (SELECT id FROM together) AND (d.due_at IS NULL OR d.due_at <= now())
      AND (d.state = 'pending' OR (d.state = 'sending' AND (
        d.claimed_at < now() - interval '${LONGEST_SENDING}'
        OR (d.claimed_at < now() - interval '${SURELY_GONE}' AND NOT ${isPresent("d.claimed_by")}))))
    ORDER BY d.id FOR UPDATE),
  mine AS (
    UPDATE deliveries d SET state = 'sending', attempts = attempts + 1, claimed_at = now(), claimed_by = ${WORKER_NUMBER}
    FROM free WHERE d.clinic_id = current_clinic() AND d.id = free.id
    RETURNING d.*)
  SELECT d.id, n.id AS "notificationId", n.member_id AS "memberId", n.event, d.channel, m.role, u.email, coalesce(u.locale, k.locale) AS locale,
    coalesce(u.time_zone, k.time_zone) AS "timeZone", k.name AS clinic, m.state = 'active' AS "isActive",
    n.read_at IS NOT NULL AS "wasRead", d.due_at IS NOT NULL AS gathered,
    (extract(epoch FROM now() - coalesce(d.due_at, d.created_at)) * 1000)::float AS "waitedMs", ${CHOSEN_COLUMNS}
  FROM mine d
  JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id
  JOIN memberships m ON m.clinic_id = n.clinic_id AND m.id = n.member_id
  JOIN users u ON u.id = m.user_id
  JOIN clinics k ON k.id = d.clinic_id
  LEFT JOIN notification_choices c ON c.clinic_id = m.clinic_id AND c.member_id = m.id
  ORDER BY d.id`;

const STATE = `
  SELECT state, due_at > now() AS later FROM deliveries WHERE clinic_id = current_clinic() AND id = $1::uuid`;

/**
 * Takes a delivery for oneself, with those of the same person that waited for the same hour, for as long as a sending can
 * take. None where it has ended, or waits for a later hour: that has a message of its own. Throws where another worker
 * has it: if that one is gone, a later try gets it.
 */
export async function claimDeliveries(actor: Actor, id: string): Promise<Claimed[]> {
  const rows = await queryAs(actor, CLAIM, [id]);
  if (rows.length > 0) return rows.map((row) => claimed.parse(row));
  const [found] = await queryAs(actor, STATE, [id]);
  const isOpen = found?.state === "sending" || found?.state === "pending";
  if (isOpen && !found.later) throw new Error("claimed elsewhere");
  return [];
}
