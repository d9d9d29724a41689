import type { RequestContext } from "@/lib/platform/auth/actor";
import type { SignedIn } from "@/lib/platform/auth/next-auth";
import { verifyPassword } from "@/lib/platform/auth/password";
import { type Pending, signInEpoch } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC } from "@/lib/platform/db/scope";
import { log } from "@/lib/platform/log/log";
import { pendingFor, sessionData } from "./session-data";
import { type SignInAccount, signInAccount } from "./sign-in-account";
import { noteWrongPassword } from "./tell-of-failures";

/**
 * Checks e-mail (any case) and password, and gives the facts of the new session. An unknown account takes as long as a
 * wrong password, and a suspended one hears the same. Audited either way, and whose account it is hears of several wrong ones.
 */
export async function checkCredentials(
  email: string,
  password: string,
  from: RequestContext,
): Promise<SignedIn | undefined> {
  const found = await signInAccount(email);
  const epoch = found ? await signInEpoch(found.userId) : "0";
  // The hash is read after the epoch: a change of password that this reading missed ends this sign-in.
  const account = found && (await signInAccount(email));
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  const member = account?.memberships.find(({ state }) => state === "active");
  const pending = account && member && right ? await pendingFor(account, member) : undefined;
  await auditSignIn(account, from, { right, member, pending });
  if (account && member && !right)
    // Not waited for: how long the answer takes would say that there is such an account.
    void noteWrongPassword({ clinicId: member.clinicId, userId: account.userId }).catch(
      (error: unknown) =>
        log().warn(
          { kind: error instanceof Error ? error.name : "unknown" },
          "a warning of guesses was not sent",
        ),
    );
  if (!account || !right || !member) return undefined;
  const { device, address } = from;
  return {
    epoch,
    data: {
      ...(await sessionData(account, member)),
      pending,
      byPasswordAlone: pending !== "factor",
      from: { device, address },
    },
  };
}

type Found = {
  right: boolean;
  member: SignInAccount["memberships"][number] | undefined;
  pending: Pending | undefined;
};

/** Of who still lacks something it says that the password was right. */
async function auditSignIn(
  account: SignInAccount | undefined,
  from: RequestContext,
  { right, member, pending }: Found,
): Promise<void> {
  const place = member ?? account?.memberships[0];
  await audit({
    clinicId: place?.clinicId ?? PLATFORM_CLINIC,
    actorKind: account ? "user" : "anonymous",
    actorId: account?.userId,
    action: "sign-in",
    part: pending && "password",
    outcome: right && member ? "done" : "refused",
    why: right && place && !member ? "suspended" : undefined,
    address: from.address,
    device: from.device,
    requestId: from.id,
  });
}
