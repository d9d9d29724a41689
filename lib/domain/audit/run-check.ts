import type { z } from "zod";
import { verifyLog } from "@/lib/platform/audit/verify-log";
import type { Actor } from "@/lib/platform/auth/actor";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { storageAnswers } from "@/lib/platform/storage/answers";
import type { CheckResult } from "./check-schema";
import type { checkAsked } from "./jobs";

const NOTHING: CheckResult = {
  ...{ events: 0, seals: 0, unsealed: 0, afterHead: 0 },
  ...{ sealedTo: null, hash: null, headAt: null },
  fault: { kind: "storage-away", seal: null, eventId: null },
};

/** Walks the clinic's chain and keeps what it found, once for its message. Without the signed heads it proves nothing, and says so. */
export async function runCheck(
  actor: Actor,
  { checkId }: z.output<typeof checkAsked.payload>,
  message: MessageKey,
): Promise<void> {
  const result = await verifyLog(actor.clinicId).catch(async (error: unknown) => {
    if (await storageAnswers()) throw error;
    return NOTHING;
  });
  await effectOnce(
    actor,
    message,
    (tx) => tx.$executeRaw`
      UPDATE audit_checks SET ended_at = now(), result = ${JSON.stringify(result)}::jsonb
      WHERE clinic_id = current_clinic() AND id = ${checkId}::uuid AND ended_at IS NULL`,
  );
}
