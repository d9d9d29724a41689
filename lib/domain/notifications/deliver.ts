import type { z } from "zod";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { kindOfMailError, sendMail } from "@/lib/platform/mail/send-mail";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { type ClinicWays, isWanted } from "./choice-row";
import { type Claimed, claimDeliveries } from "./claim-deliveries";
import type { mailDue } from "./jobs";
import { mailOf } from "./mail-of";
import type { Templates } from "./mail-words";
import { isCritical } from "./schema";
import { type End, postpone, release, settle } from "./settle";
import { whenDue } from "./when-due";

/** A server may be away this long; then a person must know. */
const GIVEN_UP_MS = 24 * 60 * 60 * 1000;

/**
 * Sends the mail of a delivery, and of those that waited with it, or lets it wait for its hour. Claimed before and marked
 * after: whichever process ends in between, it is sent, and where the server had taken it already, again under the same
 * Message-ID. Throws what may pass: the queue tries again.
 */
export async function deliver(
  actor: Actor,
  { deliveryId }: z.output<typeof mailDue.payload>,
  message: MessageKey,
  clock: Clock = systemClock,
): Promise<void> {
  const claimed = await claimDeliveries(actor, deliveryId);
  const { ways, templates } = await clinicSettings(actor.clinicId);
  const wanted = claimed.filter((one) => !whyNot(one, ways));
  const needless = claimed.filter((one) => !wanted.includes(one));
  /** What becomes of the wanted ones; the others need nothing more. */
  const end = (then: (tx: Tx, ids: string[]) => Promise<unknown>) =>
    effectOnce(actor, message, async (tx) => {
      for (const one of needless)
        await settle(tx, [one.id], { state: "skipped", failure: whyNot(one, ways) });
      await then(tx, idsOf(wanted));
    });
  const [first] = wanted;
  if (!first) {
    if (needless.length > 0) await end(async () => {});
    return;
  }
  const due = whenDue({
    now: clock(),
    timeZone: first.timeZone,
    chosen: first,
    critical: wanted.some(({ event }) => isCritical(event)),
    gathered: first.gathered,
  });
  if (due) await end((tx, ids) => postpone(tx, ids, due));
  else {
    const how = await send(actor, wanted, claimed, templates);
    await end((tx, ids) => settle(tx, ids, how));
  }
}

const idsOf = (deliveries: readonly Claimed[]) => deliveries.map(({ id }) => id);

/** Sends one mail for all. Throws what may pass, and gives everything claimed back before. */
async function send(
  actor: Actor,
  wanted: readonly Claimed[],
  claimed: readonly Claimed[],
  templates: Templates,
): Promise<End> {
  try {
    await sendMail(mailOf(actor.clinicId, wanted, templates));
    return { state: "sent" };
  } catch (error) {
    const { kind, forGood } = kindOfMailError(error);
    const waitedMs = Math.max(...wanted.map((one) => one.waitedMs));
    if (forGood || waitedMs >= GIVEN_UP_MS) return { state: "failed", failure: kind };
    await writeAs(actor, (tx) => release(tx, idsOf(claimed), kind));
    throw error;
  }
}

/** Why nobody needs this mail any more, or it cannot leave. */
function whyNot(one: Claimed, ways: ClinicWays): string | undefined {
  if (!mailIsConfigured()) return "not_configured";
  if (!one.isActive) return "suspended";
  if (one.wasRead) return "read";
  return isWanted(one, ways, one) ? undefined : "unwanted";
}
