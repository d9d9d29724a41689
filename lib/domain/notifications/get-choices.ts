import { z } from "zod";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { pushKey } from "@/lib/platform/push/configured";
import { CHOSEN_COLUMNS, chosen, timeOf, waysOf } from "./choice-row";
import type { Choices } from "./choice-schema";

// The last mail that ended either way says whether mail arrives now. $1 clinic, $2 member.
const OWN = `
  SELECT ${CHOSEN_COLUMNS}, coalesce(c.version, 1) AS version, coalesce(u.time_zone, k.time_zone) AS "timeZone", u.email,
    (SELECT CASE WHEN d.state = 'failed' THEN
        to_char(coalesce(d.claimed_at, d.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END
      FROM notifications n
      JOIN deliveries d ON d.clinic_id = n.clinic_id AND d.notification_id = n.id AND d.channel = 'email'
        AND d.state IN ('sent', 'failed')
      WHERE n.clinic_id = m.clinic_id AND n.member_id = m.id
      ORDER BY n.created_at DESC, n.id DESC LIMIT 1) AS "undeliveredAt"
  FROM memberships m
  JOIN users u ON u.id = m.user_id
  JOIN clinics k ON k.id = m.clinic_id
  LEFT JOIN notification_choices c ON c.clinic_id = m.clinic_id AND c.member_id = m.id
  WHERE m.clinic_id = $1::uuid AND m.id = $2::uuid`;

const row = chosen.extend({
  version: z.number(),
  timeZone: z.string(),
  email: z.string(),
  undeliveredAt: z.string().nullable(),
});

/** How this person is told, in this clinic. Shows nothing of anyone else, so it isn't audited. */
export async function getChoices(actor: Actor): Promise<Choices> {
  const [found] = await queryAs(actor, OWN, [actor.clinicId, actor.memberId]);
  if (!found) throw new AppError("not_found");
  const own = row.parse(found);
  const { ways } = await clinicSettings(actor.clinicId);
  const { quietFrom, quietUntil, digestAt, undeliveredAt } = own;
  return {
    version: own.version,
    ways: waysOf(actor.role, ways, own),
    quiet:
      quietFrom === null || quietUntil === null
        ? null
        : { from: timeOf(quietFrom), until: timeOf(quietUntil) },
    digestAt: digestAt === null ? null : timeOf(digestAt),
    timeZone: own.timeZone,
    pushKey: pushKey() ?? null,
    undelivered: undeliveredAt === null ? null : { address: own.email, at: undeliveredAt },
  };
}
