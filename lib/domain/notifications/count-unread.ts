import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { MOST_COUNTED, type NotificationCount, notificationCount } from "./schema";

const COUNT = `SELECT
  (SELECT count(*)::int FROM (SELECT FROM notifications
     WHERE clinic_id = $1::uuid AND member_id = $2::uuid AND read_at IS NULL LIMIT ${MOST_COUNTED + 1}) unread) AS unread,
  (SELECT ${utc("max(created_at)")} FROM notifications
     WHERE clinic_id = $1::uuid AND member_id = $2::uuid) AS "latestAt"`;

/** How many of one's own notifications wait. Shows nothing of anyone, so it isn't audited. */
export async function countUnread(actor: Actor): Promise<NotificationCount> {
  const [found] = await queryAs(actor, COUNT, [actor.clinicId, actor.memberId]);
  return notificationCount.parse(found);
}
