import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";

type Doctor = { clinicId: string; memberId: string; name: string };

/** Makes a doctor's member the practitioner that what they write points to; who was one already stays that one. */
export async function beginPractising(tx: Tx, { clinicId, memberId, name }: Doctor): Promise<void> {
  const row = { clinicId, id: uuid7(), memberId, names: [{ text: name }] };
  await tx.practitioner.createMany({ data: [row], skipDuplicates: true });
}
