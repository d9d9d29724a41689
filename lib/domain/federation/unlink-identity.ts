import { tellOfChange } from "@/lib/domain/identity/account-mail";
import { lockFactors } from "@/lib/domain/identity/factors";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

/** Takes a link to the provider away. Fails: not_found, conflict (nothing would be left to come in by). */
export async function unlinkIdentity(actor: Actor, id: string): Promise<Record<string, never>> {
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
  return {};
}
