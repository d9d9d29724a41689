import type { Locale } from "@/lib/platform/i18n/locale";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { mailPage } from "@/lib/platform/mail/mail-page";
import { fillTemplate, type MailKind, type MailPart, paragraphsOf, templateName } from "./parts";

type About = {
  kind: MailKind;
  clinic: string;
  /** How many notifications it gathers. */
  count: number;
  /** Where they are read. */
  address: string;
  /** Where such mails are turned off; none for what can't be. */
  stop?: string;
};
/** What a clinic wrote instead of our words, by names as in alert.es.subject. */
export type Templates = Readonly<Record<string, string | null>>;

/**
 * A mail as it leaves: the clinic's words, else ours, which say that there is something, of which clinic, and where it is
 * read. Neither whom it is about nor what: mail is read on locked screens and kept by others.
 */
export function mailWords(locale: Locale, about: About, templates: Templates) {
  const { kind, clinic, count, address, stop } = about;
  // Not by next-intl: it brings React's client half, which the worker's process doesn't have.
  const { mail } = messagesOf(locale);
  const given = { clinic, count: String(count) };
  const words = (part: MailPart) => {
    const own = templates[templateName(kind, locale, part)];
    return fillTemplate(own ?? mail[kind === "several" ? "several" : "one"][part], given);
  };
  const [subject, body] = [words("subject"), paragraphsOf(words("body"))];
  const stopLine = stop ? [`${mail.stop}: ${stop}`] : [];
  const text = [...body, `${mail.open}: ${address}`, mail.foot, ...stopLine].join("\n\n");
  const html = mailPage({
    ...{ language: locale, subject, body, foot: mail.foot },
    button: { words: mail.open, address },
    stop: stop ? { words: mail.stop, address: stop } : undefined,
  });
  return { subject, text: `${text}\n`, html };
}
