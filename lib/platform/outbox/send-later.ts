import type { z } from "zod";
import type { Tx } from "../db/scope";
import type { Job } from "../jobs/job";
import { uuid7 } from "../uuid7";

/** Asks for work in the transaction of the change that it belongs to: both are there or neither. Gives the message's id. */
export async function sendLater<P extends z.ZodType>(
  tx: Tx,
  job: Job<P>,
  payload: z.input<P>,
): Promise<string> {
  const id = uuid7();
  await tx.$executeRaw`
    INSERT INTO outbox_messages (clinic_id, id, topic, version, payload)
    VALUES (current_clinic(), ${id}::uuid, ${job.topic}, ${job.version}, ${JSON.stringify(payload)}::jsonb)`;
  return id;
}
