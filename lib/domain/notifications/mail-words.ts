import type { Locale } from "@/lib/platform/i18n/locale";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { fillTemplate, type MailKind, type MailPart, paragraphsOf, templateName } from "./parts";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

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
  return { subject, text: `${text}\n`, html: page(locale, { subject, body, address, stop }) };
}

type Shown = { subject: string; body: string[]; address: string; stop?: string };

function page(locale: Locale, { subject, body, address, stop }: Shown): string {
  const { mail } = messagesOf(locale);
  const said = body
    .map((text) => `<p style="margin:0 0 24px">${escaped(text).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
  const ends = stop
    ? `<br><a href="${escaped(stop)}" style="color:#4b5a57">${escaped(mail.stop)}</a>`
    : "";
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#16211f;font:16px/24px sans-serif">
<div style="max-width:520px;margin:0 auto">
${said}
<p style="margin:0 0 24px"><a href="${escaped(address)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5f61;color:#ffffff;text-decoration:none">${escaped(mail.open)}</a></p>
<p style="margin:0;color:#4b5a57;font-size:14px;line-height:20px">${escaped(mail.foot)}${ends}</p>
</div>
</body>
</html>
`;
}
