import { tellOfChange } from "@/lib/domain/identity/account-mail";
import { lockAdministrators } from "@/lib/domain/identity/lock-user";
import { clinicsOf } from "@/lib/domain/identity/session-data";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { amendSessions } from "@/lib/platform/auth/change-session";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { eraseAccount, erasePlace } from "./erase";
import { obstacleTo } from "./obstacle";
import { requireAnswerer } from "./policy";
import type { DecideErasureInput } from "./schema";

/**
 * Answers who asked for their account to be erased: refused with a reason that they read, or done at once and for good. Fails:
 * not_found (for who may not too), stale, conflict (answered or withdrawn, one's own, the last administrator).
 */
export async function decideErasure(
  actor: Actor,
  requestId: string,
  { approved, reason }: DecideErasureInput,
  version: number,
): Promise<{ id: string; version: number }> {
  requireAnswerer(actor);
  const { clinicId, memberId: decidedById } = actor;
  const gone = await writeAs(actor, async (tx) => {
    await lockAdministrators(tx, actor);
    const person = await personOf(tx, actor, requestId, version);
    const outcome = approved ? "erased" : "refused";
    await tx.erasureRequest.updateMany({
      where: { clinicId, id: requestId },
      data: {
        outcome,
        endedAt: new Date(),
        decidedById,
        reason: reason ?? null,
        version: { increment: 1 },
      },
    });
    const { userId, name } = person;
    const action = approved ? "erase-account" : "refuse-erasure";
    const event = { action, part: "account", why: reason, detail: { user: { id: userId, name } } };
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    if (!approved) {
      await tellOfChange(tx, userId, "erasure-refused");
      return undefined;
    }
    const obstacle = await obstacleTo(tx, person);
    if (obstacle) throw new AppError("conflict", { message: obstacle });
    await erasePlace(tx, clinicId, person);
    const isWhole = await eraseAccount(tx, clinicId, person);
    await endSessions(person, clinicId, isWhole);
    return { ...person, isWhole };
  });
  // And after it: a sign-in that read the old state meanwhile ends here.
  if (gone) await endSessions(gone, clinicId, gone.isWhole);
  return { id: requestId, version: version + 1 };
}

async function personOf(tx: Tx, { clinicId, memberId }: Actor, id: string, version: number) {
  const request = await tx.erasureRequest.findFirst({
    where: { clinicId, id },
    include: { member: { include: { user: true } } },
  });
  if (!request) throw new AppError("not_found");
  if (request.outcome) throw new AppError("conflict", { message: "erasure_answered" });
  if (request.version !== version) throw new AppError("stale");
  if (request.memberId === memberId) throw new AppError("conflict", { message: "own_erasure" });
  const { id: ofMember, role, user } = request.member;
  const { id: userId, name, email, platformAdmin } = user;
  return { memberId: ofMember, role, userId, name, email, platformAdmin };
}

/** Of who goes from this clinic alone the others' sessions know where they may go. */
async function endSessions(
  { userId, email }: { userId: string; email: string },
  clinicId: string,
  isWhole: boolean,
): Promise<void> {
  await revokeAllSessions(userId, isWhole ? "" : clinicId);
  const account = isWhole ? undefined : await signInAccount(email);
  if (account) await amendSessions(userId, { clinics: clinicsOf(account) });
}
