import { beginAccount } from "@/lib/domain/identity/begin-account";
import { joinClinic } from "@/lib/domain/identity/join-clinic";
import type { RequestContext } from "@/lib/platform/auth/actor";
import { verifyPassword } from "@/lib/platform/auth/password";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC, type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError, isAppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { addressShown } from "./jobs";
import { type GoodRegistration, registrationOf } from "./registration-token";
import type { ConfirmRegistrationInput } from "./schema";

const LONGEST_NAME = 100;
const EVENT = { action: "confirm-registration", part: "account" } as const;
const GONE = () => new AppError("conflict", { message: "registration_gone" });

/**
 * Makes the account of who registered, by the link of the mail and the password that was chosen: so that somebody else's
 * password never gets into an account of the mailbox's owner. Once, also when it comes twice at once. Which chart is theirs
 * is found out by a job. Fails: conflict (the link isn't good, or the address has an account by now), invalid (the password).
 */
export async function confirmRegistration(
  { token, password }: ConfirmRegistrationInput,
  from: RequestContext,
  clock: Clock = systemClock,
): Promise<Record<string, never>> {
  const found = await registrationOf(token, clock);
  const right = await verifyPassword(found?.person.passwordHash ?? null, password);
  if (!found || !right) {
    const clinicId = found?.clinicId ?? PLATFORM_CLINIC;
    await audit({ ...seenFrom(from), ...EVENT, clinicId, outcome: "refused" });
    if (!found) throw GONE();
    const faults = [{ path: "$.password", message: "not_chosen_password" }];
    throw new AppError("invalid", { faults });
  }
  const { clinicId } = found;
  const userId = uuid7();
  await writeAs({ clinicId, userId }, (tx) => enter(tx, found, { userId, from, clock }));
  return {};
}

const seenFrom = ({ address, device, id: requestId }: RequestContext) =>
  ({ actorKind: "link", address, device, requestId }) as const;

type Entering = { userId: string; from: RequestContext; clock: Clock };

/** Takes the registration, of two at once one; with it come the account, its place, and that it wants a chart. */
async function enter(
  tx: Tx,
  { clinicId, id, person }: GoodRegistration,
  { userId, from, clock }: Entering,
): Promise<void> {
  const where = { clinicId, id, expiresAt: { gt: clock() } };
  const { count } = await tx.registration.deleteMany({ where });
  if (count === 0) throw GONE();
  const { given, family, birthDate, email, locale, passwordHash } = person;
  const name = [...`${given} ${family}`].slice(0, LONGEST_NAME).join("").trim();
  const account = { userId, email, name, locale, passwordHash };
  await beginAccount(tx, account).catch((error: unknown) => {
    throw isAppError(error) ? GONE() : error;
  });
  await joinClinic(tx, { clinicId, userId, name, role: "patient" });
  const member = await tx.membership.findFirstOrThrow({ where: { clinicId, userId } });
  const claim = { clinicId, id: uuid7(), memberId: member.id, given, family, birthDate };
  await tx.chartClaim.createMany({ data: [claim] });
  await sendLater(tx, addressShown, { claimId: claim.id });
  const detail = { user: { id: userId, name } };
  await tx.auditEvent.createMany({
    data: [{ ...seenFrom(from), ...EVENT, clinicId, actorId: userId, detail }],
  });
}
