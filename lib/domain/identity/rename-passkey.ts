import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { KEY_COLUMNS, keyOf } from "./passkey-row";
import type { Passkey } from "./passkey-schema";

/** Gives one of one's own keys another name. Fails: not_found, stale. */
export function renamePasskey(
  actor: Actor,
  id: string,
  name: string,
  version: number,
): Promise<Passkey> {
  const { userId } = actor;
  return writeAs(actor, async (tx) => {
    const where = { userId_id: { userId, id } };
    const before = await tx.passkey.findUnique({ where, select: KEY_COLUMNS });
    if (!before) throw new AppError("not_found");
    const { count } = await tx.passkey.updateMany({
      where: { userId, id, version },
      data: { name, version: version + 1 },
    });
    if (count === 0) throw new AppError("stale");
    const detail = { from: before.name, name };
    const event = { action: "write", part: "passkey", why: "renamed", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    return keyOf({ ...before, name, version: version + 1 });
  });
}
