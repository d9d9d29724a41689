import { systemActor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";

/** A message of a kind that no build knows, set aside already: what the page of queues shows as failed. */
export async function parkOne(clinicId: string, topic = "test.nobody"): Promise<string> {
  const id = uuid7();
  const data = { clinicId, id, topic, payload: {}, parked: "failed", failure: "RangeError" };
  await writeAs(systemActor(clinicId), (tx) => tx.outboxMessage.create({ data }));
  return id;
}
