import { workerPool } from "../db/pools";
import type { Tx } from "../db/scope";
import { utc } from "../db/utc";
import type { MessageKey, Parked } from "./message";

export type StoredMessage = MessageKey & {
  clinic: string;
  topic: string;
  version: number;
  createdAt: string;
  sentAt: string | null;
  parked: Parked | null;
  failure: string | null;
};

const COLUMNS = `m.clinic_id AS "clinicId", c.slug AS clinic, m.id, m.topic, m.version, m.parked, m.failure,
  ${utc("m.created_at")} AS "createdAt", ${utc("m.sent_at")} AS "sentAt"`;

/** In a person's hands, still to be done by the queue, or given up by a person. */
export type MessageState = "parked" | "waiting" | "discarded";
const WHERE: Record<MessageState, string> = {
  parked: "m.parked IS NOT NULL AND m.parked <> 'discarded'",
  discarded: "m.parked = 'discarded'",
  waiting: "m.done_at IS NULL AND m.parked IS NULL",
};

/** Messages of every clinic in a state, the oldest first, without their payload. */
export async function storedMessages(
  state: MessageState,
  after: readonly [at: string, id: string],
  limit: number,
): Promise<StoredMessage[]> {
  const { rows } = await workerPool().query<StoredMessage>(
    `SELECT ${COLUMNS} FROM outbox_messages m JOIN clinics c ON c.id = m.clinic_id
     WHERE ${WHERE[state]} AND (m.created_at, m.id) > ($1::timestamptz, $2::uuid)
     ORDER BY m.created_at, m.id LIMIT $3`,
    [...after, limit],
  );
  return rows;
}

/**
 * What a person decides about a message of the transaction's clinic: back into the queue, or given up for good. False
 * when it isn't there to be decided about: done, or decided already.
 */
export async function decide(tx: Tx, id: string, what: "retry" | "discard"): Promise<boolean> {
  const decided =
    what === "retry"
      ? await tx.$executeRaw`
          UPDATE outbox_messages SET parked = NULL, failure = NULL, sent_at = NULL
          WHERE clinic_id = current_clinic() AND id = ${id}::uuid AND done_at IS NULL AND parked IS NOT NULL`
      : await tx.$executeRaw`
          UPDATE outbox_messages SET parked = 'discarded' WHERE clinic_id = current_clinic() AND id = ${id}::uuid
            AND done_at IS NULL AND parked IS DISTINCT FROM 'discarded'`;
  return decided === 1;
}
