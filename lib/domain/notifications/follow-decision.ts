import type { Tx } from "@/lib/platform/db/scope";
import { mailDue, urgentMailDue } from "./jobs";
import { TOGETHER } from "./together";

const OF_MESSAGE = `
  WITH the AS (
    SELECT (payload->>'deliveryId')::uuid AS id FROM outbox_messages
    WHERE clinic_id = current_clinic() AND id = $1::uuid AND topic IN ('${mailDue.topic}', '${urgentMailDue.topic}') AND done_at IS NULL), ${TOGETHER}`;

const CHANGE = {
  discard: `${OF_MESSAGE}
    UPDATE deliveries d SET state = 'skipped', failure = 'discarded' FROM together
    WHERE d.clinic_id = current_clinic() AND d.id = together.id AND d.state IN ('pending', 'sending')`,
  retry: `${OF_MESSAGE}
    UPDATE deliveries d SET state = 'pending', failure = NULL, due_at = now() FROM together
    WHERE d.clinic_id = current_clinic() AND d.id = together.id AND d.state = 'skipped' AND d.failure = 'discarded'`,
};

/**
 * A message that a person gives up leaves no delivery waiting, and one that they bring back has its delivery again: in the
 * transaction of the decision.
 */
export const followDecision = (tx: Tx, messageId: string, what: "retry" | "discard") =>
  tx.$executeRawUnsafe(CHANGE[what], messageId);
