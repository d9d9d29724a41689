import type { z } from "zod";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { type ClinicWays, isWanted } from "./choice-row";
import { type Claimed, claimDeliveries } from "./claim-deliveries";
import type { mailDue } from "./jobs";
import type { Templates } from "./mail-words";
import { type Channel, isCritical } from "./parts";
import { byMail } from "./send-by-mail";
import { byPush } from "./send-by-push";
import type { Sender } from "./sender";
import { type End, postpone, release, settle } from "./settle";
import { whenDue } from "./when-due";

const SENDERS: Record<Channel, Sender> = { email: byMail, push: byPush };
/** A server may be away this long; then a person must know. */
const GIVEN_UP_MS = 24 * 60 * 60 * 1000;

/**
 * Sends a delivery, and those that waited with it, or lets it wait for its hour. Claimed before and marked
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
  const [first, ...others] = wanted;
  if (!first) {
    if (needless.length > 0) await end(async () => {});
    return;
  }
  const due = whenDue({
    now: clock(),
    timeZone: first.timeZone,
    chosen: first,
    critical: wanted.some(({ event }) => isCritical(event)),
    gathered: first.gathered || first.channel !== "email",
  });
  if (due) await end((tx, ids) => postpone(tx, ids, due));
  else {
    const how = await send(actor, [first, ...others], claimed, templates);
    await end((tx, ids) => settle(tx, ids, how));
  }
}

const idsOf = (deliveries: readonly Claimed[]) => deliveries.map(({ id }) => id);

/** Sends all together. Throws what may pass, and gives everything claimed back before. */
async function send(
  actor: Actor,
  wanted: readonly [Claimed, ...Claimed[]],
  claimed: readonly Claimed[],
  templates: Templates,
): Promise<End> {
  const sender = SENDERS[wanted[0].channel];
  try {
    return await sender.send(actor, wanted, templates);
  } catch (error) {
    const { kind, forGood } = sender.kindOf(error);
    const waitedMs = Math.max(...wanted.map((one) => one.waitedMs));
    if (forGood || waitedMs >= GIVEN_UP_MS) return { state: "failed", failure: kind };
    await writeAs(actor, (tx) => release(tx, idsOf(claimed), kind));
    throw error;
  }
}

/** Why nobody needs this any more, or it cannot leave. */
function whyNot(one: Claimed, ways: ClinicWays): string | undefined {
  if (!SENDERS[one.channel].isConfigured()) return "not_configured";
  if (!one.isActive) return "suspended";
  if (one.wasRead) return "read";
  return isWanted(one, ways, one) ? undefined : "unwanted";
}
