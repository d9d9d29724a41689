import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { invitationOf } from "./invitation-token";
import type { ShownInvitation } from "./schema";

/** What a link is for, to who holds it: the address is theirs. Fails: conflict (it isn't good any more, or never was). */
export async function lookAtInvitation(
  token: string,
  clock: Clock = systemClock,
): Promise<ShownInvitation> {
  const found = await invitationOf(token, clock);
  if (!found) throw new AppError("conflict", { message: "invitation_gone" });
  const { clinic, email, name, role } = found;
  return { clinic, email, name, role, hasAccount: (await signInAccount(email)) !== undefined };
}
