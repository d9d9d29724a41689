import { fillTemplate, paragraphsOf } from "@/lib/domain/notifications/parts";
import type { Role } from "@/lib/platform/auth/sessions";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locale";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { mailPage } from "@/lib/platform/mail/mail-page";
import type { DeviceWords } from "./device-words";
import type { ACCOUNT_MAILS } from "./jobs";

type About = {
  clinic: string;
  timeZone: string;
  /** Where its button leads; the account's page when none is given. */
  address?: string;
  device?: DeviceWords;
  from?: string;
  at?: Date;
  /** Whom it is to, and who asked them in. */
  name?: string;
  inviter?: string;
  /** What they are in the clinic. */
  role?: Role | null;
};

type Kind =
  | (typeof ACCOUNT_MAILS)[number]
  | "invite-staff"
  | "invite-patient"
  | "invite-caregiver"
  | "register"
  | "register-known";

/** A mail about an account as it leaves. It says what happened and where to go; a clinic can't change these words. */
export function accountMailWords(
  language: Locale,
  kind: Kind,
  {
    clinic,
    timeZone,
    address = `${env().APP_URL}/account`,
    device,
    from = "",
    at,
    name = "",
    inviter = "",
    role,
  }: About,
) {
  // Not by next-intl: see notifications' mails.
  const { accountMail, frame } = messagesOf(language);
  const words = accountMail[kind];
  const given = {
    clinic,
    device: device ? `${device.browser}, ${device.system}` : "",
    address: from,
    name,
    inviter,
    role: role ? frame.roles[role] : "",
    at: at
      ? `${at.toLocaleString(language, { dateStyle: "long", timeStyle: "short", timeZone })} (${timeZone})`
      : "",
  };
  const subject = fillTemplate(words.subject, given);
  const body = paragraphsOf(fillTemplate(words.body, given));
  const button = { words: words.open, address };
  const { foot } = accountMail;
  const text = [...body, `${button.words}: ${address}`, foot].join("\n\n");
  return { subject, text: `${text}\n`, html: mailPage({ language, subject, body, foot, button }) };
}
