import type { Actor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { IDENTITY_COLUMNS, identityOf } from "./row";
import type { Identity } from "./schema";

/** What one's own account is linked to, the oldest first. */
export async function listIdentities(actor: Actor): Promise<{ items: Identity[] }> {
  const { userId } = actor;
  const orderBy = { createdAt: "asc" } as const;
  const rows = await readAs(actor, (tx) =>
    tx.identity.findMany({ where: { userId }, select: IDENTITY_COLUMNS, orderBy }),
  );
  return { items: rows.map(identityOf) };
}
