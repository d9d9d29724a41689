import { endAllEmergencies } from "@/lib/domain/emergency/end-all-emergencies";
import { goOnAs } from "@/lib/platform/db/go-on-as";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

type Person = { memberId: string; userId: string; email: string; name: string };

/** What lists show in the place of a name: of no language. */
const GONE_NAME = "—";
/** An address that no mail reaches and nobody registers: it keeps its row apart from all others. */
const goneAddress = (userId: string) => `${userId}@erased.invalid`;

/**
 * Takes somebody's place in a clinic away, as an administrator of it: it opens nothing any more, the record is nobody's account,
 * they treat and act for nobody, nobody acts for them, and no invitation names them. What they signed says their name as it did.
 */
export async function erasePlace(tx: Tx, clinicId: string, person: Person): Promise<void> {
  const { memberId, userId, email } = person;
  const now = new Date();
  const end = { endedAt: now, version: { increment: 1 } };
  await tx.caregiver.updateMany({
    where: { clinicId, endedAt: null, OR: [{ memberId }, { email }, { patient: { memberId } }] },
    data: end,
  });
  await tx.caregiver.updateMany({
    where: { clinicId, OR: [{ memberId }, { email }] },
    data: { email: goneAddress(userId), name: GONE_NAME },
  });
  await tx.patient.updateMany({ where: { clinicId, memberId }, data: { memberId: null } });
  await tx.chartClaim.deleteMany({ where: { clinicId, memberId } });
  await tx.pushSubscription.deleteMany({ where: { clinicId, memberId } });
  await tx.notificationChoice.deleteMany({ where: { clinicId, memberId } });
  await tx.careRelationship.updateMany({
    where: { clinicId, memberId, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    data: { endsAt: now, version: { increment: 1 } },
  });
  await endAllEmergencies(tx, memberId);
  // One that nobody answered in time is open still, by its row.
  await tx.invitation.updateMany({
    where: { clinicId, email, outcome: null },
    data: { outcome: "withdrawn", endedAt: now, version: { increment: 1 } },
  });
  await tx.invitation.updateMany({
    where: { clinicId, email, outcome: { not: null } },
    data: { email: goneAddress(userId), name: GONE_NAME },
  });
  await tx.membership.updateMany({
    where: { clinicId, id: memberId },
    data: { state: "suspended", erasedAt: now, version: { increment: 1 } },
  });
}

/**
 * Erases the account itself, as its person, where no other clinic has them: what they signed in by, and what they kept. Whether
 * it did. The row stays, for what points to it, and says nothing. Fails: stale (another clinic lets them in again meanwhile).
 */
export async function eraseAccount(tx: Tx, clinicId: string, person: Person): Promise<boolean> {
  const { userId } = person;
  await goOnAs(tx, { clinicId, userId });
  await tx.draft.deleteMany({ where: { clinicId, userId } });
  await tx.idempotencyKey.deleteMany({ where: { clinicId, userId } });
  const others = await tx.membership.findMany({ where: { userId, erasedAt: null } });
  if (others.some(({ state }) => state === "active")) return false;
  // Where they were suspended they can't ask.
  for (const { clinicId: other } of others) await eraseShutPlace(tx, other, person);
  const where = { userId };
  await tx.passkey.deleteMany({ where });
  await tx.identity.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  await tx.authenticator.deleteMany({ where });
  await tx.passwordReset.deleteMany({ where });
  await tx.knownDevice.deleteMany({ where });
  await tx.credential.deleteMany({ where });
  const data = { email: goneAddress(userId), name: GONE_NAME, version: { increment: 1 } };
  const nothing = { locale: null, timeZone: null, density: null };
  await tx.user.updateMany({ where: { id: userId }, data: { ...data, ...nothing } });
  return true;
}

/** Takes the place away that another clinic suspended, as its person; that clinic's log says so, and not which clinic it was. */
async function eraseShutPlace(tx: Tx, clinicId: string, { userId, name }: Person): Promise<void> {
  await goOnAs(tx, { clinicId, userId });
  const [erased] = await tx.$queryRaw<{ done: boolean }[]>`SELECT erase_shut_place() AS done`;
  if (!erased?.done) throw new AppError("stale");
  const detail = { user: { id: userId, name } };
  const event = { action: "erase-account", part: "account", detail } as const;
  await tx.auditEvent.createMany({ data: [{ clinicId, actorKind: "system", ...event }] });
}
