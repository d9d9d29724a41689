import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { takeChallenge } from "@/lib/platform/auth/challenge";
import type { Session } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { tellOfChange } from "./account-mail";
import { checkNewKey } from "./check-new-key";
import { completeSession } from "./complete-session";
import { lockFactors } from "./factors";
import { KEY_COLUMNS, keyOf } from "./passkey-row";
import type { AddedPasskey, AddPasskeyInput } from "./passkey-schema";
import { replaceCodes } from "./recovery-codes";

const MOST = 20;

/**
 * Keeps a key that a device has made. Gives this session's new id, which is whole then if it lacked a factor; and ten
 * recovery codes where it is the first factor: then the person's other sessions end, else if they want it. Fails: invalid (not made for what was asked), conflict (kept already, or too
 * many), unauthenticated (the session is gone, or somebody set a factor up before this half of one).
 */
export async function addPasskey(
  actor: Actor,
  session: Session,
  sessionId: string,
  input: AddPasskeyInput,
): Promise<{ id: string; added: AddedPasskey }> {
  const challenge = await takeChallenge("add", sessionId);
  const made = challenge && (await checkNewKey(input, challenge));
  if (!made)
    throw new AppError("invalid", {
      faults: [{ path: "$.attestation", message: "passkey_refused" }],
    });
  const { isFirst, ...added } = await writeAs(actor, async (tx) => {
    const { hasApp, passkeys } = await lockFactors(tx, actor.userId);
    const isFirst = !hasApp && passkeys === 0;
    // Half a session knows the password alone: where there is a factor, that is what it owes.
    if (session.pending && !isFirst) throw new AppError("unauthenticated");
    if (passkeys >= MOST) throw new AppError("conflict", { message: "many_passkeys" });
    const passkey = await keep(tx, actor, { ...input, ...made });
    const recoveryCodes = isFirst ? await replaceCodes(tx, actor.userId) : null;
    return { isFirst, passkey, recoveryCodes };
  });
  const others = isFirst || input.endOthers ? "end" : "stay";
  return { id: await completeSession(session, sessionId, others), added };
}

type Key = AddPasskeyInput & { publicKey: Uint8Array<ArrayBuffer>; counter: number };

async function keep(tx: Tx, actor: Actor, key: Key) {
  const { userId } = actor;
  const { name, credential, publicKey, counter, transports } = key;
  const row = { userId, id: uuid7(), credential, publicKey, counter, transports, name };
  const { count } = await tx.passkey.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) throw new AppError("conflict", { message: "passkey_known" });
  const event = { action: "write", part: "passkey", why: "added", detail: { name } } as const;
  await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
  await tellOfChange(tx, userId, "key-added");
  const where = { userId_id: { userId, id: row.id } };
  return keyOf(await tx.passkey.findUniqueOrThrow({ where, select: KEY_COLUMNS }));
}
