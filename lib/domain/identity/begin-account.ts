import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

type NewAccount = {
  userId: string;
  /** Lower case; known to be the person's own. */
  email: string;
  name: string;
  locale: "es" | "en" | null;
  /** null: its person comes in by a provider. */
  passwordHash: string | null;
};

/** Makes an account, with its password if it has one, in the scope of that very person. Fails: conflict (the address has one since). */
export async function beginAccount(
  tx: Tx,
  { userId, email, name, locale, passwordHash }: NewAccount,
): Promise<void> {
  const made = await tx.$executeRaw`
    INSERT INTO users (id, email, name, locale) VALUES (${userId}::uuid, ${email}, ${name}, ${locale})
    ON CONFLICT (email) DO NOTHING`;
  if (made === 0) throw new AppError("conflict");
  if (passwordHash === null) return;
  await tx.credential.createMany({ data: [{ userId, passwordHash }] });
}
