import { messagesOf } from "@/lib/platform/i18n/messages";
import type { MailLocale, MailTexts } from "./parts";

/** What mails say in each language before a clinic changes it. */
export const ourMails = (): Record<MailLocale, MailTexts> => ({
  es: messagesOf("es").mail,
  en: messagesOf("en").mail,
});
