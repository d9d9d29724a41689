import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { EVENTS, isCritical, type NotificationEvent } from "./parts";

/** Whose mails about what a link turns off. */
type Stop = { clinicId: string; memberId: string; events: NotificationEvent[] };

const stop = z.object({
  clinicId: z.uuid(),
  memberId: z.uuid(),
  events: z.array(z.enum(EVENTS)).min(1),
});

const signatureOf = (text: string) =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`unsubscribe:${text}`).digest();

/** What a mail's link carries: whose mails about what, signed. It holds as long as the secret does. */
export function stopToken({ clinicId, memberId, events }: Stop): string {
  const text = Buffer.from(JSON.stringify([clinicId, memberId, events])).toString("base64url");
  return `${text}.${signatureOf(text).toString("base64url")}`;
}

/** What a link turns off; undefined where it isn't one of ours. */
export function readStopToken(token: string): Stop | undefined {
  const [text = "", given = ""] = token.split(".");
  const signature = Buffer.from(given, "base64url");
  const expected = signatureOf(text);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
    return undefined;
  const [clinicId, memberId, events] = JSON.parse(Buffer.from(text, "base64url").toString());
  return stop.safeParse({ clinicId, memberId, events }).data;
}

type Sent = { memberId: string; notificationId: string; event: NotificationEvent };

/** Where a mail leads: to the one thing, else to the clinic that there are several of. */
export function noticeAddress(clinicId: string, sent: readonly Sent[]): string {
  const [only, ...others] = sent;
  const place = only && others.length === 0 ? `${clinicId}/${only.notificationId}` : clinicId;
  return `${env().APP_URL}/notices/${place}`;
}

/** Where such mails are turned off: a page for people, an address for their mail program. None for what is critical. */
export function stopAddresses(
  clinicId: string,
  sent: readonly Sent[],
): { page: string; oneClick: string } | undefined {
  const [first] = sent;
  if (!first || sent.some(({ event }) => isCritical(event))) return undefined;
  const events = EVENTS.filter((event) => sent.some((one) => one.event === event));
  const token = stopToken({ clinicId, memberId: first.memberId, events });
  return {
    page: `${env().APP_URL}/unsubscribe/${token}`,
    oneClick: `${env().APP_URL}/api/unsubscribe/${token}`,
  };
}
