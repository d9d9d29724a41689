import { changeToTell } from "@/lib/domain/live/tell-change";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { NOBODY, type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { countUnread } from "./count-unread";
import type { NotificationEvent } from "./parts";
import type { MarkReadInput, NotificationCount } from "./schema";

/**
 * Marks one's own notifications as read, on all of one's devices; what was read already is left as it is. Gives how many
 * wait then. Fails: not_found (one that isn't one's own: then none is marked).
 */
export async function markRead(
  actor: Actor,
  { ids = [], until }: MarkReadInput,
): Promise<NotificationCount> {
  const { clinicId, memberId } = actor;
  const wanted = new Set(ids);
  const allOwn = await writeAs(actor, async (tx) => {
    const own = await tx.notification.count({
      where: { clinicId, memberId: memberId ?? NOBODY, id: { in: [...wanted] } },
    });
    if (own < wanted.size) return false;
    const count = await tx.$executeRaw`
      UPDATE notifications SET read_at = now()
      WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid AND read_at IS NULL
        AND (id = ANY(${ids}::uuid[]) OR created_at <= ${until ?? null}::timestamptz)`;
    if (count === 0 || !memberId) return true;
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "notifications", detail: { count } }],
    });
    await changeToTell(tx, { kind: "notifications", memberId });
    return true;
  });
  if (allOwn) return countUnread(actor);
  const event = { action: "write", part: "notifications", outcome: "refused" } as const;
  await audit({ ...auditedAs(actor), ...event });
  throw new AppError("not_found");
}

/** What the bell says of these, in a transaction that knows that they were read elsewhere. */
export async function markSubjectsRead(
  tx: Tx,
  { memberId }: Actor,
  event: NotificationEvent,
  subjectIds: readonly string[],
): Promise<void> {
  if (!memberId || subjectIds.length === 0) return;
  const count = await tx.$executeRaw`
    UPDATE notifications SET read_at = now()
    WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid AND read_at IS NULL
      AND event = ${event} AND subject_id = ANY(${subjectIds}::uuid[])`;
  if (count > 0) await changeToTell(tx, { kind: "notifications", memberId });
}
