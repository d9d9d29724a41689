import { beginSession } from "@/lib/domain/identity/begin-session";
import { pendingFor, sessionData } from "@/lib/domain/identity/session-data";
import { type SignInAccount, signInAccount } from "@/lib/domain/identity/sign-in-account";
import type { RequestContext } from "@/lib/platform/auth/actor";
import { signInEpoch } from "@/lib/platform/auth/sessions";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { enterInvited } from "./enter-invited";
import { cameBack } from "./flow";
import { type KnownIdentity, knownIdentity } from "./known-identity";

/** What a browser is known by, before anybody is: the secret that its way there is kept under, and its name. */
type Browser = { secret: string; name: string };

/**
 * Signs in who came back from the provider; gives the session's id and where they want to go. Whom it knows and nobody
 * linked, and who was suspended, hear what a made-up answer hears. What the account still asks for is asked for, except a
 * factor where the provider says that it saw more than one just now. The session is as fresh as that showing. Audited either
 * way. Fails: invalid, unauthenticated, unavailable.
 */
export async function signInByProvider(
  query: string,
  { secret, name }: Browser,
  from: RequestContext,
  clock: Clock = systemClock,
): Promise<{ id: string; next: string | null }> {
  const back = await cameBack("sign-in", secret, query);
  const known =
    back &&
    ((await knownIdentity(back.person)) ?? (await afterInvitation(back.person, from, clock)));
  const epoch = known ? await signInEpoch(known.userId) : "0";
  const account = known && (await signInAccount(known.email));
  const member = account?.memberships.find(({ state }) => state === "active");
  const pending =
    back && account && member && !back.person.isStrong
      ? await pendingFor(account, member)
      : undefined;
  await auditSignIn(account, from, member);
  // After the epoch: a link that was taken away meanwhile isn't there to be used, or ends this sign-in.
  if (!back || !known || !account || !member || !(await noteUse(known, member.clinicId)))
    throw new AppError("invalid", { faults: [{ path: "$.query", message: "provider_refused" }] });
  const { device, address } = from;
  const { shownAt, isStrong } = back.person;
  const data = {
    ...(await sessionData(account, member)),
    pending,
    byPasswordAlone: !isStrong && pending !== "factor",
    from: { device, address },
  };
  return {
    id: await beginSession({ data, epoch, provenAt: shownAt }, from, name),
    next: back.next,
  };
}

async function afterInvitation(...given: Parameters<typeof enterInvited>) {
  return (await enterInvited(...given)) ? knownIdentity(given[0]) : undefined;
}

async function noteUse({ userId, id }: KnownIdentity, clinicId: string): Promise<boolean> {
  const { count } = await writeAs({ clinicId, userId }, (tx) =>
    tx.identity.updateMany({ where: { userId, id }, data: { lastUsedAt: new Date() } }),
  );
  return count === 1;
}

const auditSignIn = (
  account: SignInAccount | undefined,
  from: RequestContext,
  member: SignInAccount["memberships"][number] | undefined,
) =>
  audit({
    clinicId: (member ?? account?.memberships[0])?.clinicId ?? PLATFORM_CLINIC,
    actorKind: account ? "user" : "anonymous",
    actorId: account?.userId,
    action: "sign-in",
    part: "provider",
    outcome: member ? "done" : "refused",
    why: account && !member ? "suspended" : undefined,
    address: from.address,
    device: from.device,
    requestId: from.id,
  });
