import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { amendSessions } from "@/lib/platform/auth/change-session";
import type { Session } from "@/lib/platform/auth/sessions";
import { readAs, type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { isZone } from "@/lib/platform/i18n/zone";
import { meOf } from "./me";
import { type ChangeMeInput, type Me, ownFacts } from "./schema";

/**
 * Changes one's own name and choices, in every session of this person. The log names the fields, not what is in them.
 * Fails: invalid (no such zone), stale (the sessions then know what stands).
 */
export async function changeMe(
  actor: Actor,
  session: Session,
  input: ChangeMeInput,
  version: number,
): Promise<Me> {
  const { userId } = actor;
  if (input.timeZone && !isZone(input.timeZone)) {
    throw new AppError("invalid", { faults: [{ path: "$.timeZone", message: "unknown_zone" }] });
  }
  const changed = await writeAs(actor, async (tx) => {
    const data = { ...input, version: version + 1 };
    const { count } = await tx.user.updateMany({ where: { id: userId, version }, data });
    if (count === 0) return undefined;
    const detail = { fields: Object.keys(input) };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "account", detail }],
    });
    return factsOf(tx, userId);
  });
  const facts = changed ?? (await readAs(actor, (tx) => factsOf(tx, userId)));
  await amendSessions(userId, facts);
  if (!changed) throw new AppError("stale", { message: "account_changed" });
  return meOf({ ...session, ...facts });
}

async function factsOf(tx: Tx, userId: string) {
  const row = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const { timeZone, ...facts } = ownFacts.parse(row);
  return { ...facts, ownTimeZone: timeZone };
}
