import { joinClinic } from "@/lib/domain/identity/join-clinic";
import type { RequestContext } from "@/lib/platform/auth/actor";
import type { Clock } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import type { GoodInvitation } from "./invitation-token";

/** What the log says of it. */
export const ACCEPTED = { action: "accept-invitation", part: "account" } as const;

/** The same answer for every invitation that isn't good. */
export const GONE = () => new AppError("conflict", { message: "invitation_gone" });

/** Who comes by an invitation, as the log says it: nobody is signed in. */
export const seenFrom = ({ address, device, id: requestId }: RequestContext) =>
  ({ actorKind: "link", address, device, requestId }) as const;

/** Fails: conflict (the chart got an account by another way, or its patient died since). */
async function connectChart(tx: Tx, invitationId: string): Promise<void> {
  const [connected] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT connect_chart(${invitationId}::uuid) AS done`;
  if (!connected?.done) throw GONE();
}

type Entering = { userId: string; name: string; from: RequestContext; clock: Clock };

/**
 * Takes the invitation, of two at once one; with it comes the place in the clinic, and a patient's own chart. Fails:
 * conflict.
 */
export async function enterByInvitation(
  tx: Tx,
  { clinicId, id, version, role, patientId }: GoodInvitation,
  { userId, name, from, clock }: Entering,
): Promise<void> {
  const [taken] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT accept_invitation(${id}::uuid, ${version}::int, ${clock()}::timestamptz) AS done`;
  if (!taken?.done) throw GONE();
  await joinClinic(tx, { clinicId, userId, name, role });
  if (patientId) await connectChart(tx, id);
  const detail = { user: { id: userId, name }, role };
  await tx.auditEvent.createMany({
    data: [{ ...seenFrom(from), ...ACCEPTED, clinicId, actorId: userId, patientId, detail }],
  });
}
