import type { RequestContext } from "@/lib/platform/auth/actor";
import { takeChallenge } from "@/lib/platform/auth/challenge";
import { signInEpoch } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { beginSession } from "./begin-session";
import { type KnownPasskey, knownPasskey } from "./known-passkey";
import type { PasskeySignInInput } from "./passkey-schema";
import { sessionData } from "./session-data";
import { type SignInAccount, signInAccount } from "./sign-in-account";
import { type Shown, takeSignature } from "./take-signature";

/** What a browser is known by, before anybody is: the secret that its challenge is kept under, and its name. */
type Browser = { secret: string; name: string };

/**
 * Signs in by a key alone: its device has seen the person, so that it is two factors. Gives the session's id. An unknown
 * key, a wrong answer, somebody suspended hear the same. Audited either way. Fails: invalid, unauthenticated.
 */
export async function signInByPasskey(
  { answer, person }: PasskeySignInInput,
  { secret, name }: Browser,
  from: RequestContext,
): Promise<string> {
  const challenge = await takeChallenge("sign-in", secret);
  // Who isn't known yet is whom the device says that the key is of.
  const key = answer.handle === null ? undefined : await knownPasskey(answer.credential);
  const epoch = key ? await signInEpoch(key.userId) : "0";
  const account = key && (await signInAccount(key.email));
  const member = account?.memberships.find(({ state }) => state === "active");
  const isWanted = person === undefined || person === key?.userId;
  const shown =
    key && member && isWanted
      ? await takeSignature(
          { clinicId: member.clinicId, userId: key.userId },
          key,
          answer,
          challenge,
        )
      : "refused";
  await auditSignIn(account, from, { shown, key, member });
  if (shown !== "done" || !account || !member)
    throw new AppError("invalid", { faults: [{ path: "$.answer", message: "passkey_refused" }] });
  const { device, address } = from;
  const data = { ...(await sessionData(account, member)), from: { device, address } };
  return beginSession({ data, epoch }, from, name);
}

type Found = {
  shown: Shown;
  key: KnownPasskey | undefined;
  member: SignInAccount["memberships"][number] | undefined;
};

const auditSignIn = (
  account: SignInAccount | undefined,
  from: RequestContext,
  { shown, key, member }: Found,
) =>
  audit({
    clinicId: (member ?? account?.memberships[0])?.clinicId ?? PLATFORM_CLINIC,
    actorKind: key ? "user" : "anonymous",
    actorId: key?.userId,
    action: "sign-in",
    part: "passkey",
    outcome: shown === "done" ? "done" : "refused",
    why: shown === "counter" ? shown : undefined,
    address: from.address,
    device: from.device,
    requestId: from.id,
  });
