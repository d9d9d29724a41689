import { changeToTell } from "@/lib/domain/live/tell-change";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { countUnread } from "./count-unread";
import type { NotificationEvent } from "./parts";
import type { MarkReadInput, NotificationCount } from "./schema";

/**
 * Marks one's own notifications as read, on all of one's devices. What isn't one's own, or was read already, is left as
 * it is. Gives how many wait then.
 */
export async function markRead(
  actor: Actor,
  { ids = [], until }: MarkReadInput,
): Promise<NotificationCount> {
  const { memberId } = actor;
  await writeAs(actor, async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE notifications SET read_at = now()
      WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid AND read_at IS NULL
        AND (id = ANY(${ids}::uuid[]) OR created_at <= ${until ?? null}::timestamptz)`;
    if (count === 0 || !memberId) return;
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "notifications", detail: { count } }],
    });
    await changeToTell(tx, { kind: "notifications", memberId });
  });
  return countUnread(actor);
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
