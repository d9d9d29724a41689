import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { kindOfMailError, sendMail } from "@/lib/platform/mail/send-mail";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { type Claimed, claimDelivery } from "./claim-delivery";
import type { mailDue } from "./jobs";
import { mailWords } from "./mail-words";

/** A server may be away this long; then a person must know. */
const GIVEN_UP_MS = 24 * 60 * 60 * 1000;

type End = { state: "sent" | "failed" | "skipped"; failure?: string };

/**
 * Sends the mail of a delivery. Claimed before and marked after: whichever process ends in between, it is sent, and
 * where the server had taken it already, again under the same Message-ID. Throws what may pass: the queue tries again.
 */
export async function deliver(
  actor: Actor,
  { deliveryId }: z.output<typeof mailDue.payload>,
  message: MessageKey,
): Promise<void> {
  const end = (how: End) => effectOnce(actor, message, (tx) => settle(tx, deliveryId, how));
  const claimed = await claimDelivery(actor, deliveryId);
  if (!claimed) return;
  const needless = whyNot(claimed);
  if (needless) {
    await end({ state: "skipped", failure: needless });
    return;
  }
  try {
    const { locale, clinic, email: to } = claimed;
    const words = mailWords(locale, clinic, `${env().APP_URL}/`);
    await sendMail({ id: deliveryId, to, language: locale, ...words });
  } catch (error) {
    const { kind, forGood } = kindOfMailError(error);
    if (!forGood && claimed.waitedMs < GIVEN_UP_MS) {
      await release(actor, deliveryId, kind);
      throw error;
    }
    await end({ state: "failed", failure: kind });
    return;
  }
  await end({ state: "sent" });
}

/** Why nobody needs this mail any more, or it cannot leave. */
function whyNot({ isActive, wasRead }: Claimed): string | undefined {
  if (!mailIsConfigured()) return "not_configured";
  if (!isActive) return "suspended";
  return wasRead ? "read" : undefined;
}

const settle = (tx: Tx, id: string, { state, failure }: End) =>
  tx.$executeRaw`
    UPDATE deliveries SET state = ${state}, failure = ${failure ?? null},
      sent_at = CASE WHEN ${state} = 'sent' THEN now() END
    WHERE clinic_id = current_clinic() AND id = ${id}::uuid`;

const release = (actor: Actor, id: string, kind: string) =>
  writeAs(
    actor,
    (tx) =>
      tx.$executeRaw`
    UPDATE deliveries SET state = 'pending', failure = ${kind} WHERE clinic_id = current_clinic() AND id = ${id}::uuid`,
  );
