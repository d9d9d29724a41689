import type { Actor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { KEY_COLUMNS, keyOf } from "./passkey-row";
import type { Passkey } from "./passkey-schema";

/** One's own keys, the oldest first. */
export async function listPasskeys(actor: Actor): Promise<{ items: Passkey[] }> {
  const { userId } = actor;
  const rows = await readAs(actor, (tx) =>
    tx.passkey.findMany({
      where: { userId },
      select: KEY_COLUMNS,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );
  return { items: rows.map(keyOf) };
}
