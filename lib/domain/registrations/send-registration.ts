import { z } from "zod";
import { accountMailWords } from "@/lib/domain/identity/account-mail-words";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import type { Actor } from "@/lib/platform/auth/actor";
import { addressOfLink } from "@/lib/platform/auth/link";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { sendMail } from "@/lib/platform/mail/send-mail";
import type { MessageKey } from "@/lib/platform/outbox/message";
import type { registrationMailDue } from "./jobs";
import { makeRegistrationToken, personIn } from "./registration-token";

type Payload = z.output<typeof registrationMailDue.payload>;

const row = z.object({
  sealed: z.string(),
  until: z.date(),
  clinic: z.string(),
  timeZone: z.string(),
});

/**
 * Sends the mail of a registration: its link, or to who has an account that they have one, and then what was typed is
 * forgotten. The link is made here, so that nothing before holds it. Throws what may pass: the queue tries again.
 */
export async function sendRegistration(
  actor: Actor,
  { registrationId }: Payload,
  { id }: MessageKey,
  clock: Clock = systemClock,
): Promise<void> {
  if (!mailIsConfigured()) return;
  const [found] = await readAs(
    actor,
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT r.sealed, r.expires_at AS until, c.name AS clinic, c.time_zone AS "timeZone"
      FROM registrations r JOIN clinics c ON c.id = r.clinic_id
      WHERE r.clinic_id = current_clinic() AND r.id = ${registrationId}::uuid`,
  );
  if (!found) return;
  const { sealed, until: at, ...about } = row.parse(found);
  const { email: to, locale } = personIn(registrationId, sealed);
  if (await signInAccount(to)) {
    const address = `${env().APP_URL}/sign-in`;
    const words = accountMailWords(locale, "register-known", { ...about, address });
    await sendMail({ id, to, language: locale, ...words });
    await forget(actor, registrationId);
    return;
  }
  const token = await makeRegistrationToken(actor, registrationId, clock);
  if (!token) return;
  const address = addressOfLink("/register/confirm", token);
  const words = accountMailWords(locale, "register", { ...about, address, at });
  await sendMail({ id, to, language: locale, ...words });
}

const forget = (actor: Actor, id: string) =>
  writeAs(actor, (tx) => tx.registration.deleteMany({ where: { clinicId: actor.clinicId, id } }));
