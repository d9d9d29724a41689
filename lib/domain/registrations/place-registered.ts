import type { z } from "zod";
import { tellOfChange } from "@/lib/domain/identity/account-mail";
import { notify } from "@/lib/domain/notifications/notify";
import { addPatient, lockRegister } from "@/lib/domain/patients/register-patient";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { alikeOf, personOf } from "./claim-row";
import type { addressShown } from "./jobs";

type Payload = z.output<typeof addressShown.payload>;

/**
 * Gives who registered a new chart, where nobody of the clinic may be the same person; else the administrators are told that
 * somebody waits. Nobody is connected to a chart that was there. Done again it changes nothing.
 */
export async function placeRegistered(actor: Actor, { claimId }: Payload): Promise<void> {
  const { clinicId } = actor;
  const placed = await writeAs(actor, async (tx) => {
    await lockRegister(tx, clinicId);
    const claim = await tx.chartClaim.findFirst({
      where: { clinicId, id: claimId },
      include: { member: { include: { user: true } } },
    });
    if (!claim || claim.outcome) return claim?.member.userId;
    const alike = await alikeOf(tx, actor, claim);
    if (alike.length > 0) {
      await tellAdministrators(tx, clinicId, claimId);
      return undefined;
    }
    const { memberId, member } = claim;
    const { id: patientId } = await addPatient(tx, clinicId, personOf(claim, member.user.email));
    await tx.patient.updateMany({ where: { clinicId, id: patientId }, data: { memberId } });
    await tx.chartClaim.updateMany({
      where: { clinicId, id: claimId },
      data: { outcome: "new", decidedAt: new Date(), version: { increment: 1 } },
    });
    const detail = { user: { id: member.userId, name: member.user.name } };
    const event = { patientId, action: "connect-account", part: "account", detail };
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, member.userId, "registered");
    return member.userId;
  });
  // Who signed in meanwhile waits in a session that knows no chart.
  if (placed) await revokeAllSessions(placed, clinicId);
}

async function tellAdministrators(tx: Tx, clinicId: string, subjectId: string): Promise<void> {
  const admins = await tx.membership.findMany({
    where: { clinicId, role: "admin", state: "active" },
    select: { id: true },
  });
  const memberIds = admins.map(({ id }) => id);
  await notify(tx, { event: "registration", patientId: null, subjectId, memberIds });
}
