import { beginAccount } from "@/lib/domain/identity/begin-account";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { enterByInvitation } from "@/lib/domain/invitations/enter-by-invitation";
import { invitationTo } from "@/lib/domain/invitations/invitation-token";
import type { RequestContext } from "@/lib/platform/auth/actor";
import type { ProviderPerson } from "@/lib/platform/auth/provider";
import type { Clock } from "@/lib/platform/clock";
import { writeAs } from "@/lib/platform/db/scope";
import { isAppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { keepIdentity } from "./keep-identity";

const LONGEST_NAME = 100;

/**
 * Makes the account of somebody whose address the provider has seen to be theirs, where an open invitation is for it.
 * Whether it did. An address that has an account opens nothing: its person signs in and links the two.
 */
export async function enterInvited(
  person: ProviderPerson,
  from: RequestContext,
  clock: Clock,
): Promise<boolean> {
  const found = person.email && (await invitationTo(person.email, clock));
  if (!found || (await signInAccount(found.email))) return false;
  const { clinicId, email } = found;
  const userId = uuid7();
  const name = (person.name ?? found.name).slice(0, LONGEST_NAME);
  try {
    await writeAs({ clinicId, userId }, async (tx) => {
      await beginAccount(tx, { userId, email, name, locale: null, passwordHash: null });
      await enterByInvitation(tx, found, { userId, name, from, clock });
      await keepIdentity(tx, userId, person);
    });
    return true;
  } catch (error) {
    if (isAppError(error)) return false; // somebody was faster
    throw error;
  }
}
