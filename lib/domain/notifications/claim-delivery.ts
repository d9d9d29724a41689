import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { LONGEST_SENDING } from "@/lib/platform/mail/send-mail";

const claimed = z.object({
  email: z.string(),
  /** The person's own language, else the clinic's. */
  locale: z.enum(["es", "en"]),
  clinic: z.string(),
  isActive: z.boolean(),
  /** The person has read the notification already. */
  wasRead: z.boolean(),
  waitedMs: z.number(),
});
export type Claimed = z.output<typeof claimed>;

// What another worker claimed lately it is sending still. $1 delivery.
const CLAIM = `
  WITH d AS (
    UPDATE deliveries SET state = 'sending', attempts = attempts + 1, claimed_at = now()
    WHERE clinic_id = current_clinic() AND id = $1::uuid
      AND (state = 'pending' OR (state = 'sending' AND claimed_at < now() - interval '${LONGEST_SENDING}'))
    RETURNING *)
  SELECT u.email, coalesce(u.locale, c.locale) AS locale, c.name AS clinic, m.state = 'active' AS "isActive",
    n.read_at IS NOT NULL AS "wasRead", (extract(epoch FROM now() - d.created_at) * 1000)::float AS "waitedMs"
  FROM d
  JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id
  JOIN memberships m ON m.clinic_id = n.clinic_id AND m.id = n.member_id
  JOIN users u ON u.id = m.user_id
  JOIN clinics c ON c.id = d.clinic_id`;

const STATE = "SELECT state FROM deliveries WHERE clinic_id = current_clinic() AND id = $1::uuid";

/**
 * Takes a delivery for oneself, for as long as a sending can take. Undefined where it has ended. Throws where another
 * worker has it: if that one is gone, a later try gets it.
 */
export async function claimDelivery(actor: Actor, id: string): Promise<Claimed | undefined> {
  const [row] = await queryAs(actor, CLAIM, [id]);
  if (row) return claimed.parse(row);
  const [found] = await queryAs(actor, STATE, [id]);
  if (found?.state === "sending" || found?.state === "pending")
    throw new Error("claimed elsewhere");
  return undefined;
}
