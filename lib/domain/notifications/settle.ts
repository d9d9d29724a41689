import type { Tx } from "@/lib/platform/db/scope";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { mailDue } from "./jobs";

/** How deliveries ended: `failure` is the kind of the last error, or why nothing had to be sent. */
export type End = { state: "sent" | "failed" | "skipped"; failure?: string };

/** Writes how deliveries ended. */
export const settle = (tx: Tx, ids: readonly string[], { state, failure }: End) =>
  tx.$executeRaw`
    UPDATE deliveries SET state = ${state}, failure = ${failure ?? null},
      sent_at = CASE WHEN ${state} = 'sent' THEN now() END
    WHERE clinic_id = current_clinic() AND id = ANY(${ids}::uuid[])`;

/** Gives claimed deliveries back, to be tried again; `kind` of the error. */
export const release = (tx: Tx, ids: readonly string[], kind: string) =>
  tx.$executeRaw`
    UPDATE deliveries SET state = 'pending', failure = ${kind}
    WHERE clinic_id = current_clinic() AND id = ANY(${ids}::uuid[])`;

/** Lets claimed deliveries wait for an hour, at which they leave together. */
export async function postpone(tx: Tx, ids: readonly string[], dueAt: Date): Promise<void> {
  const [deliveryId] = ids;
  if (!deliveryId) return;
  await tx.$executeRaw`
    UPDATE deliveries SET state = 'pending', due_at = ${dueAt}
    WHERE clinic_id = current_clinic() AND id = ANY(${ids}::uuid[])`;
  await sendLater(tx, mailDue, { deliveryId }, dueAt);
}
