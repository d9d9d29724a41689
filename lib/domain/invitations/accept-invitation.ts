import { beginAccount } from "@/lib/domain/identity/begin-account";
import { joinClinic } from "@/lib/domain/identity/join-clinic";
import { passwordFault } from "@/lib/domain/identity/password-rules";
import { clinicsOf } from "@/lib/domain/identity/session-data";
import { type SignInAccount, signInAccount } from "@/lib/domain/identity/sign-in-account";
import type { RequestContext } from "@/lib/platform/auth/actor";
import { amendSessions } from "@/lib/platform/auth/change-session";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC, type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError, type Fault } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { type GoodInvitation, invitationOf } from "./invitation-token";
import type { AcceptInvitationInput } from "./schema";

const GONE = () => new AppError("conflict", { message: "invitation_gone" });
const EVENT = { action: "accept-invitation", part: "account" } as const;

/**
 * Comes into a clinic by an invitation's link: once, also when it is used twice at once. A new account gets its name and
 * password; who has one proves it by its password and gains the place alone. Nobody is signed in by it. Fails: conflict
 * (the link isn't good), invalid (the password isn't taken or isn't theirs, and the link stays good).
 */
export async function acceptInvitation(
  input: AcceptInvitationInput,
  from: RequestContext,
  clock: Clock = systemClock,
): Promise<Record<string, never>> {
  const found = await invitationOf(input.token, clock);
  if (!found) {
    await audit({ ...seenFrom(from), ...EVENT, clinicId: PLATFORM_CLINIC, outcome: "refused" });
    throw GONE();
  }
  const account = await signInAccount(found.email);
  if (account) await enterWith(account, found, input, from, clock);
  else await enterAnew(found, input, from, clock);
  return {};
}

const seenFrom = ({ address, device, id: requestId }: RequestContext) =>
  ({ actorKind: "link", address, device, requestId }) as const;
const invalid = (fault: Fault) => new AppError("invalid", { faults: [fault] });

async function enterWith(
  account: SignInAccount,
  found: GoodInvitation,
  { password }: AcceptInvitationInput,
  from: RequestContext,
  clock: Clock,
): Promise<void> {
  const { clinicId } = found;
  const { userId } = account;
  if (!(await verifyPassword(account.passwordHash, password))) {
    await audit({ ...seenFrom(from), ...EVENT, clinicId, actorId: userId, outcome: "refused" });
    throw invalid({ path: "$.password", message: "wrong_password" });
  }
  await writeAs({ clinicId, userId }, (tx) => enter(tx, found, { ...account, from, clock }));
  // Their living sessions know where they may go.
  const now = await signInAccount(found.email);
  if (now) await amendSessions(userId, { clinics: clinicsOf(now) });
}

async function enterAnew(
  found: GoodInvitation,
  { password, name, locale }: AcceptInvitationInput,
  from: RequestContext,
  clock: Clock,
): Promise<void> {
  if (!name) throw invalid({ path: "$.name", message: "required" });
  const { email, clinic, clinicId } = found;
  const facts = { email, name, hasFactor: false, clinics: [{ name: clinic }] };
  const fault = await passwordFault(password, facts);
  if (fault) throw invalid({ path: "$.password", ...fault });
  const passwordHash = await hashPassword(password);
  const userId = uuid7();
  await writeAs({ clinicId, userId }, async (tx) => {
    await beginAccount(tx, { userId, email, name, locale: locale ?? null, passwordHash });
    await enter(tx, found, { userId, name, from, clock });
  });
}

async function connectChart(tx: Tx, invitationId: string): Promise<void> {
  const [connected] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT connect_chart(${invitationId}::uuid) AS done`;
  if (!connected?.done) throw new AppError("conflict", { message: "chart_has_account" });
}

type Entering = { userId: string; name: string; from: RequestContext; clock: Clock };

/** Takes the invitation, of two at once one; with it comes the place in the clinic, and a patient's own chart. */
async function enter(
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
    data: [{ ...seenFrom(from), ...EVENT, clinicId, actorId: userId, patientId, detail }],
  });
}
