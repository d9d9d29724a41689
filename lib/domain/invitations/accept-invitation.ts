import { beginAccount } from "@/lib/domain/identity/begin-account";
import { passwordFault } from "@/lib/domain/identity/password-rules";
import { clinicsOf } from "@/lib/domain/identity/session-data";
import { type SignInAccount, signInAccount } from "@/lib/domain/identity/sign-in-account";
import type { RequestContext } from "@/lib/platform/auth/actor";
import { amendSessions } from "@/lib/platform/auth/change-session";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC, writeAs } from "@/lib/platform/db/scope";
import { AppError, type Fault } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { ACCEPTED, enterByInvitation, GONE, seenFrom } from "./enter-by-invitation";
import { type GoodInvitation, invitationOf } from "./invitation-token";
import type { AcceptInvitationInput } from "./schema";

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
    await audit({ ...seenFrom(from), ...ACCEPTED, clinicId: PLATFORM_CLINIC, outcome: "refused" });
    throw GONE();
  }
  const account = await signInAccount(found.email);
  if (account) await enterWith(account, found, input, from, clock);
  else await enterAnew(found, input, from, clock);
  return {};
}

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
    await audit({ ...seenFrom(from), ...ACCEPTED, clinicId, actorId: userId, outcome: "refused" });
    throw invalid({ path: "$.password", message: "wrong_password" });
  }
  await writeAs({ clinicId, userId }, (tx) =>
    enterByInvitation(tx, found, { ...account, from, clock }),
  );
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
    await enterByInvitation(tx, found, { userId, name, from, clock });
  });
}
