import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";

type Withdrawn = { id: string; name: string; role: string };

/** Withdraws what is open for an address by its row alone: its time is over, whoever invited may no longer, its chart can't be connected. */
export const withdrawOver = async (tx: Tx, actor: Actor, email: string): Promise<void> =>
  onRecord(
    tx,
    actor,
    await tx.$queryRaw`SELECT id, name, role FROM withdraw_invitations_over(${email})`,
  );

/** Withdraws the invitation by which an address would come in to act for others, where nobody's question waits for it any more. */
export const withdrawCaregivers = async (tx: Tx, actor: Actor, email: string): Promise<void> =>
  onRecord(
    tx,
    actor,
    await tx.$queryRaw`SELECT id, name, role FROM withdraw_caregivers_invitation(${email})`,
  );

async function onRecord(tx: Tx, actor: Actor, withdrawn: Withdrawn[]): Promise<void> {
  const event = { ...auditedAs(actor), action: "withdraw-invitation", part: "users", why: "over" };
  await tx.auditEvent.createMany({
    data: withdrawn.map(({ id, name, role }) => ({
      ...event,
      detail: { user: { id, name }, role },
    })),
  });
}
