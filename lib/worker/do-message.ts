import { systemActor } from "@/lib/platform/auth/actor";
import { effectOnce, type MessageKey, messageToDo, park } from "@/lib/platform/outbox/message";
import { workOf } from "./registry";

/**
 * Does the work of one message, as the system in the message's clinic. What was done, parked or discarded meanwhile is
 * left alone; what this build can't read is parked. Throws what the work throws: the queue tries again.
 */
export async function doMessage(key: MessageKey): Promise<string | undefined> {
  const actor = systemActor(key.clinicId);
  const message = await messageToDo(actor, key);
  if (!message) return undefined;
  const { topic, version } = message;
  const work = workOf(message);
  if (!work) {
    await park(actor, key, "unknown", `${topic}@${version}`);
    return topic;
  }
  const payload = work.job.payload.safeParse(message.payload);
  if (!payload.success) {
    await park(actor, key, "invalid", payload.error.issues[0]?.path.join("."));
    return topic;
  }
  await work.handle(actor, payload.data, key);
  await effectOnce(actor, key, async () => {}); // where the work found nothing to do
  return topic;
}
