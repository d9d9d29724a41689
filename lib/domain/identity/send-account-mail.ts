import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { addressOfLink } from "@/lib/platform/auth/link";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { type RequestScope, readAs } from "@/lib/platform/db/scope";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { sendMail } from "@/lib/platform/mail/send-mail";
import type { MessageKey } from "@/lib/platform/outbox/message";
import { accountMailWords } from "./account-mail-words";
import { deviceWords } from "./device-words";
import type { accountMailDue } from "./jobs";
import { makeToken } from "./reset-token";
import { me } from "./schema";

type Payload = z.output<typeof accountMailDue.payload>;

/**
 * Sends a mail about an account. The link to a new password is made here, so that nothing before holds it; sent again, it
 * is another one and the one before is dead. Throws what may pass: the queue tries again.
 */
export async function sendAccountMail(
  { clinicId }: Actor,
  { kind, userId, subjectId }: Payload,
  { id }: MessageKey,
  clock: Clock = systemClock,
): Promise<void> {
  if (!mailIsConfigured()) return;
  const scope = { clinicId, userId };
  const person = await personOf(scope);
  const facts = subjectId && (await factsOf(kind, scope, subjectId, clock));
  if (!person || facts === undefined) return;
  const { email: to, locale, clinic, timeZone, role } = person;
  const about = { clinic, timeZone, role, ...facts };
  await sendMail({ id, to, language: locale, ...accountMailWords(locale, kind, about) });
}

const row = z.object({
  email: z.string(),
  locale: z.enum(["es", "en"]),
  timeZone: z.string(),
  clinic: z.string(),
  role: me.shape.role.nullable(),
});

async function personOf(scope: RequestScope) {
  const [found] = await readAs(
    scope,
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT u.email, coalesce(u.locale, c.locale) AS locale, coalesce(u.time_zone, c.time_zone) AS "timeZone", c.name AS clinic, m.role
      FROM users u JOIN clinics c ON c.id = current_clinic() LEFT JOIN memberships m ON m.clinic_id = c.id AND m.user_id = u.id
      WHERE u.id = ${scope.userId}::uuid`,
  );
  return found === undefined ? undefined : row.parse(found);
}

/** What a mail is about; undefined when there is nothing more to say. */
async function factsOf(
  kind: Payload["kind"],
  scope: RequestScope,
  subjectId: string,
  clock: Clock,
) {
  if (kind === "reset") {
    const token = await makeToken(scope, subjectId, clock);
    return token && { address: addressOfLink("/sign-in/new-password", token) };
  }
  const { userId } = scope;
  const device = await readAs(scope, (tx) =>
    tx.knownDevice.findUnique({ where: { userId_id: { userId, id: subjectId } } }),
  );
  if (!device) return undefined;
  const { address, firstSeenAt } = device;
  return { device: deviceWords(device.device), from: address, at: firstSeenAt };
}
