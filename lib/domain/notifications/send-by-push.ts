import type { Actor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { pushKey } from "@/lib/platform/push/configured";
import { sendPush } from "@/lib/platform/push/send-push";
import type { Claimed } from "./claim-deliveries";
import { noticeAddress } from "./links";
import { fillTemplate, isCritical } from "./parts";
import type { Sender } from "./sender";

class PushError extends Error {}

/** Wakes each of the person's browsers; one that is enough is enough. Those that are gone for ever are forgotten. */
export const byPush: Sender = {
  isConfigured: () => pushKey() !== undefined,
  send: async (actor, wanted) => {
    const [first] = wanted;
    const browsers = first ? await browsersOf(actor, first.memberId) : [];
    const payload = payloadOf(actor.clinicId, wanted);
    const urgent = wanted.some(({ event }) => isCritical(event));
    const pushed = await Promise.all(browsers.map((one) => sendPush(one, payload, urgent)));
    const gone = browsers.filter((_, i) => pushed[i]?.outcome === "gone");
    if (gone.length > 0) await forget(actor, gone);
    if (pushed.some(({ outcome }) => outcome === "taken")) return { state: "sent" };
    const later = pushed.find(({ outcome }) => outcome === "later");
    if (later) throw new PushError(later.kind);
    const refused = pushed.find(({ outcome }) => outcome === "refused");
    if (refused) return { state: "failed", failure: refused.kind };
    return { state: "skipped", failure: "no_browser" };
  },
  kindOf: (error) => ({
    kind: error instanceof PushError ? error.message : (error as Error).name,
    forGood: false,
  }),
};

const browsersOf = (actor: Actor, memberId: string) =>
  readAs(actor, (tx) => tx.pushSubscription.findMany({ where: { memberId } }));

const forget = (actor: Actor, gone: readonly { id: string }[]) =>
  writeAs(actor, (tx) =>
    tx.pushSubscription.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } }),
  );

/** That there is something, and where it is read: a lock screen shows it. One that comes twice replaces itself. */
function payloadOf(clinicId: string, wanted: readonly Claimed[]): string {
  const [first] = wanted;
  const { push } = messagesOf(first?.locale ?? "es");
  const count = String(wanted.length);
  return JSON.stringify({
    title: first?.clinic,
    body: fillTemplate(wanted.length > 1 ? push.several : push.one, { count }),
    lang: first?.locale,
    tag: first?.id,
    url: noticeAddress(clinicId, wanted),
  });
}
