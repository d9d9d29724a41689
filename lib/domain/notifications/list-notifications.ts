import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { EVENTS } from "./parts";
import type { ListNotificationsQuery, Notification, NotificationPage } from "./schema";

// The patient is told only to who treats them now: of an ended relation the notification stays, without a name.
const OWN = `
  SELECT n.id, n.event, n.subject_id AS "subjectId", n.read_at IS NOT NULL AS read,
    ${utc("n.created_at")} AS at,
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'names', p.names) END AS patient
  FROM notifications n
  LEFT JOIN patients p ON p.clinic_id = n.clinic_id AND p.id = n.patient_id
    AND EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
      AND c.member_id = n.member_id AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))
  WHERE n.clinic_id = $1::uuid AND n.member_id = $2::uuid AND (n.created_at, n.id) < ($3::timestamptz, $4::uuid)
  ORDER BY n.created_at DESC, n.id DESC LIMIT $5`;

const row = z.object({
  id: z.string(),
  event: z.enum(EVENTS),
  subjectId: z.string(),
  read: z.boolean(),
  at: z.string(),
  patient: z.object({ id: z.string(), names: humanNames }).nullable(),
});
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
/** What of a chart each event shows to who treats. */
const PARTS = {
  ...({ alert: "vitals", care: "care", message: "messages", waiting: "messages" } as const),
  brought: "documents",
} as const;

/** One's own notifications, the latest first, with names as far as their charts may be opened now. Fails: malformed (cursor). */
export async function listNotifications(
  actor: Actor,
  { limit, cursor }: ListNotificationsQuery,
): Promise<NotificationPage> {
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const found = await queryAs(actor, OWN, [actor.clinicId, actor.memberId, at, id, limit + 1]);
  const items = found.slice(0, limit).map(toNotification);
  await Promise.all(
    Object.entries(PARTS).map(([event, part]) => auditListed(actor, namedIn(items, event), part)),
  );
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}

const namedIn = (items: Notification[], event: string) =>
  items.flatMap((item) => (item.event === event && item.patient ? [item.patient.id] : []));

function toNotification(found: unknown): Notification {
  const { patient, ...rest } = row.parse(found);
  return { ...rest, patient: patient && { id: patient.id, name: displayName(patient.names) } };
}
