import type { ProviderPerson } from "@/lib/platform/auth/provider";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";

/** Links the provider's name for somebody to their account. Fails: conflict (it is linked, to theirs or another). */
export async function keepIdentity(
  tx: Tx,
  userId: string,
  { issuer, subject, email }: ProviderPerson,
): Promise<string> {
  const row = { userId, id: uuid7(), issuer, subject, email };
  const { count } = await tx.identity.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) throw new AppError("conflict", { message: "identity_taken" });
  return row.id;
}
