import { type RequestScope, readAs, type Tx, writeAs } from "../db/scope";

/** Which message, of which clinic: all that the queue knows of it. */
export type MessageKey = { clinicId: string; id: string };

export type Message = MessageKey & { topic: string; version: number; payload: unknown };

/** Why a message waits for a person. unknown: no such work in this build. invalid: its payload. failed: every try. */
export type Parked = "unknown" | "invalid" | "failed" | "discarded";

/** The message, as long as its effect is still to come. */
export async function messageToDo(
  scope: RequestScope,
  { clinicId, id }: MessageKey,
): Promise<Message | undefined> {
  const found = await readAs(scope, (tx) =>
    tx.outboxMessage.findFirst({
      where: { clinicId, id, doneAt: null, parked: null },
      select: { topic: true, version: true, payload: true },
    }),
  );
  return found ? { clinicId, id, ...found } : undefined;
}

/**
 * The effect of a message, once however often the message comes: its mark and its effect commit together. Undefined when
 * it was done already, or discarded.
 */
export function effectOnce<T>(
  scope: RequestScope,
  { id }: MessageKey,
  effect: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  return writeAs(scope, async (tx) => {
    const mine = await tx.$executeRaw`
      UPDATE outbox_messages SET done_at = now()
      WHERE clinic_id = current_clinic() AND id = ${id}::uuid AND done_at IS NULL AND parked IS NULL`;
    return mine === 1 ? effect(tx) : undefined;
  });
}

/** Sets a message aside until a person retries or discards it; `failure` is the kind of error, never its words. */
export async function park(
  scope: RequestScope,
  { id }: MessageKey,
  parked: Parked,
  failure?: string,
): Promise<void> {
  await writeAs(
    scope,
    (tx) =>
      tx.$executeRaw`
      UPDATE outbox_messages SET parked = ${parked}, failure = ${failure ?? null}
      WHERE clinic_id = current_clinic() AND id = ${id}::uuid AND done_at IS NULL AND parked IS NULL`,
  );
}
