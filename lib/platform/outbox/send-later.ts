import type { z } from "zod";
import type { Tx } from "../db/scope";
import type { Job } from "../jobs/job";
import { uuid7 } from "../uuid7";

/**
 * Asks for work in the transaction of the change that it belongs to: both are there or neither. Not before `dueAt`, where
 * one is given. Gives the message's id.
 */
export async function sendLater<P extends z.ZodType>(
  tx: Tx,
  job: Job<P>,
  payload: z.input<P>,
  dueAt?: Date,
): Promise<string> {
  const id = uuid7();
  await tx.$executeRaw`
    INSERT INTO outbox_messages (clinic_id, id, topic, version, payload, due_at)
    VALUES (current_clinic(), ${id}::uuid, ${job.topic}, ${job.version}, ${JSON.stringify(payload)}::jsonb,
      ${dueAt?.toISOString() ?? null}::timestamptz)`;
  return id;
}
