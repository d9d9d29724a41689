import { tellOfChange } from "@/lib/domain/identity/account-mail";
import { goOnAlone } from "@/lib/domain/identity/complete-session";
import { lockFactors } from "@/lib/domain/identity/factors";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

/**
 * Takes a link to the provider away, which ends the person's other sessions: who came in by it may be somebody else. Gives
 * this one's new id. Fails: not_found, conflict (nothing would be left to come in by), unauthenticated (this session ended meanwhile).
 */
export async function unlinkIdentity(actor: Actor, sessionId: string, id: string): Promise<string> {
  const { userId } = actor;
  await writeAs(actor, async (tx) => {
    const { passkeys } = await lockFactors(tx, userId);
    const { count } = await tx.identity.deleteMany({ where: { userId, id } });
    if (count === 0) throw new AppError("not_found");
    const others = await tx.identity.count({ where: { userId } });
    const passwords = await tx.credential.count({ where: { userId } });
    if (others + passwords + passkeys === 0)
      throw new AppError("conflict", { message: "only_way_in" });
    const event = { action: "write", part: "provider", why: "removed" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "provider-unlinked");
  });
  return goOnAlone(userId, sessionId);
}
