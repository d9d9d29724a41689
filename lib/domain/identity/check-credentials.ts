import type { RequestContext } from "@/lib/platform/auth/actor";
import type { SignedIn } from "@/lib/platform/auth/next-auth";
import { verifyPassword } from "@/lib/platform/auth/password";
import { signInEpoch } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC } from "@/lib/platform/db/scope";
import { sessionData } from "./session-data";
import { signInAccount } from "./sign-in-account";

/**
 * Checks e-mail (any case) and password, and gives the facts of the new session. An unknown account takes as long as a
 * wrong password, and a suspended one hears the same. Audited either way.
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
  const place = member ?? account?.memberships[0];
  await audit({
    clinicId: place?.clinicId ?? PLATFORM_CLINIC,
    actorKind: account ? "user" : "anonymous",
    actorId: account?.userId,
    action: "sign-in",
    outcome: right && member ? "done" : "refused",
    why: right && place && !member ? "suspended" : undefined,
    address: from.address,
    device: from.device,
    requestId: from.id,
  });
  if (!account || !right || !member) return undefined;
  return { epoch, data: await sessionData(account, member) };
}
