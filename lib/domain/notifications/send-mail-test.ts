import { requireSettings } from "@/lib/domain/settings/policy";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { readFacts } from "@/lib/platform/clinic-facts";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { kindOfMailError, sendMail } from "@/lib/platform/mail/send-mail";
import { uuid7 } from "@/lib/platform/uuid7";
import type { MailTest, MailTestInput } from "./mail-test-schema";
import { mailWords } from "./mail-words";
import { templateName } from "./parts";

const AN_EXAMPLE = 3;

/**
 * Sends a template as it would leave to who asks for it, at once: they wait to learn whether it goes. Fails: not_found
 * (for who may not), conflict (no mail server is named), unavailable (the server doesn't take it).
 */
export async function sendMailTest(actor: Actor, input: MailTestInput): Promise<MailTest> {
  requireSettings(actor);
  if (!mailIsConfigured()) throw new AppError("conflict", { message: "mail_not_configured" });
  const { kind, locale, subject, body } = input;
  const [own] = await queryAs(actor, "SELECT email FROM users WHERE id = $1::uuid", [actor.userId]);
  const clinic = (await readFacts(actor.clinicId))?.name ?? "";
  const templates = {
    [templateName(kind, locale, "subject")]: subject,
    [templateName(kind, locale, "body")]: body,
  };
  const about = { kind, clinic, count: AN_EXAMPLE, address: `${env().APP_URL}/` };
  const address = String(own?.email);
  await sendMail({
    id: uuid7(),
    to: address,
    language: locale,
    ...mailWords(locale, about, templates),
  }).catch((error: unknown) => {
    const { kind: why } = kindOfMailError(error);
    throw new AppError("unavailable", { message: "mail_not_taken", values: { why } });
  });
  await audit({ ...auditedAs(actor), action: "mail-test", outcome: "done" });
  return { address };
}
