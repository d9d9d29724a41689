import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { storageAnswers } from "@/lib/platform/storage/answers";

/** SQL of the bytes that a clinic's files take: those that are announced too, for they are coming. */
export const USED_BYTES = "SELECT clinic_file_bytes()::text AS bytes";

/** How much room the clinic's files take, and whether what keeps them answers. Tells nothing of anyone. */
export async function storageFacts(actor: Actor): Promise<{ usedBytes: number; answers: boolean }> {
  const [[used], answers] = await Promise.all([queryAs(actor, USED_BYTES, []), storageAnswers()]);
  return { usedBytes: Number(used?.bytes), answers };
}
