import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { isPushService, pushKey } from "@/lib/platform/push/configured";
import { uuid7 } from "@/lib/platform/uuid7";
import type { PushSubscriptionInput } from "./push-schema";

const MOST = 20;

/**
 * Lets this clinic wake a browser for this person; one that was another's here is theirs from now on. Beyond twenty the
 * oldest goes. Fails: conflict (push is not configured), invalid (the address is no push service's).
 */
export async function subscribePush(
  actor: Actor,
  { endpoint, keys }: PushSubscriptionInput,
): Promise<{ id: string }> {
  const { memberId } = actor;
  if (!memberId) throw new AppError("not_found");
  if (!pushKey()) throw new AppError("conflict", { message: "push_not_configured" });
  if (!isPushService(endpoint)) {
    const faults = [{ path: "$.endpoint", message: "unknown_push_service" }];
    throw new AppError("invalid", { faults });
  }
  return writeOnce(actor, async (tx) => {
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO push_subscriptions (clinic_id, id, member_id, endpoint, p256dh, auth)
      VALUES (current_clinic(), ${uuid7()}::uuid, ${memberId}::uuid, ${endpoint}, ${keys.p256dh}, ${keys.auth})
      ON CONFLICT (clinic_id, endpoint) DO UPDATE
        SET member_id = excluded.member_id, p256dh = excluded.p256dh, auth = excluded.auth
      RETURNING id`;
    await tx.$executeRaw`
      DELETE FROM push_subscriptions WHERE clinic_id = current_clinic() AND id IN (
        SELECT id FROM push_subscriptions WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid
        ORDER BY created_at DESC, id DESC OFFSET ${MOST})`;
    const detail = { fields: ["push"] };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "notification-choices", detail }],
    });
    return { id: row?.id ?? "" };
  });
}

/** Wakes one of this person's browsers no more; nothing where it isn't theirs. */
export async function unsubscribePush(
  actor: Actor,
  endpointHash: string,
): Promise<Record<string, never>> {
  await writeAs(actor, async (tx) => {
    const count = await tx.$executeRaw`
      DELETE FROM push_subscriptions WHERE clinic_id = current_clinic() AND member_id = ${actor.memberId}::uuid
        AND encode(sha256(convert_to(endpoint, 'UTF8')), 'hex') = ${endpointHash}`;
    if (count === 0) return;
    const detail = { fields: ["push"] };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "notification-choices", detail }],
    });
  });
  return {};
}
