import { tellOfChange } from "@/lib/domain/identity/account-mail";
import { addPatient, lockRegister } from "@/lib/domain/patients/register-patient";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { personOf } from "./claim-row";
import type { DecideClaimInput } from "./claim-schema";
import { requireDecider } from "./policy";

/**
 * Says whose chart is that of somebody who registered: one that has no account, or a new one. They are told by mail, and sign
 * in anew to see it. Of two who decide at once the second hears that it was decided. Fails: not_found (for who may not too),
 * stale, conflict (decided, the chart has an account, its patient died), invalid (no such chart).
 */
export async function decideClaim(
  actor: Actor,
  claimId: string,
  input: DecideClaimInput,
  version: number,
): Promise<{ id: string; version: number }> {
  requireDecider(actor);
  const { clinicId, memberId: decidedById } = actor;
  const userId = await writeAs(actor, async (tx) => {
    await lockRegister(tx, clinicId);
    const claim = await tx.chartClaim.findFirst({
      where: { clinicId, id: claimId },
      include: { member: { include: { user: true } } },
    });
    if (!claim) throw new AppError("not_found");
    if (claim.outcome) throw new AppError("conflict", { message: "claim_decided" });
    if (claim.version !== version) throw new AppError("stale");
    const { member } = claim;
    const chart =
      input.chart ?? (await addPatient(tx, clinicId, personOf(claim, member.user.email))).id;
    await connect(tx, clinicId, chart, member.id);
    await tx.chartClaim.updateMany({
      where: { clinicId, id: claimId },
      data: {
        ...{ outcome: input.chart ? "connected" : "new", decidedAt: new Date(), decidedById },
        version: { increment: 1 },
      },
    });
    const detail = {
      user: { id: member.userId, name: member.user.name },
      identified: input.identified,
    };
    const event = { patientId: chart, action: "connect-account", part: "account", detail };
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, member.userId, "registered");
    return member.userId;
  });
  // They wait in a session that knows no chart.
  await revokeAllSessions(userId, clinicId);
  return { id: claimId, version: version + 1 };
}

/** Makes a chart that is nobody's the one of a member. */
async function connect(tx: Tx, clinicId: string, id: string, memberId: string): Promise<void> {
  const { count } = await tx.patient.updateMany({
    where: { clinicId, id, memberId: null, deceased: null },
    data: { memberId },
  });
  if (count === 1) return;
  const chart = await tx.patient.findFirst({ where: { clinicId, id }, select: { deceased: true } });
  if (!chart) {
    const faults = [{ path: "$.chart", message: "unknown_chart" }];
    throw new AppError("invalid", { faults });
  }
  const message = chart.deceased ? "deceased_account" : "chart_has_account";
  throw new AppError("conflict", { message });
}
