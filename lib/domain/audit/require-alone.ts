import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

/** Lets an administrator judge their own act only where nobody else can. Fails: forbidden (about_oneself). */
export async function requireAlone(tx: Tx, { clinicId, userId }: Actor): Promise<void> {
  const others = await tx.membership.count({
    where: { clinicId, role: "admin", state: "active", userId: { not: userId } },
  });
  if (others > 0) throw new AppError("forbidden", { message: "about_oneself" });
}
