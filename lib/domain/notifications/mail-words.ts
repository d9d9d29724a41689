import type { Locale } from "@/lib/platform/i18n/locale";
import { messagesOf } from "@/lib/platform/i18n/messages";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * What the mail of any notification says: that there is one, of which clinic, and where it is read. Neither whom it is
 * about nor what: mail is read on locked screens and kept by others.
 */
export function mailWords(locale: Locale, clinic: string, address: string) {
  // Not by next-intl: it brings React's client half, which the worker's process doesn't have.
  const { mail } = messagesOf(locale);
  const { open, foot } = mail;
  const subject = mail.subject.replaceAll("{clinic}", () => clinic);
  const said = mail.said.replaceAll("{clinic}", () => clinic);
  return {
    subject,
    text: `${said}\n\n${open}: ${address}\n\n${foot}\n`,
    html: page(locale, { subject, said, open, foot, address }),
  };
}

type Words = Record<"subject" | "said" | "open" | "foot" | "address", string>;

function page(locale: Locale, words: Words): string {
  const { subject, said, open, foot, address } = Object.fromEntries(
    Object.entries(words).map(([name, text]) => [name, escaped(text)]),
  ) as Words;
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#16211f;font:16px/24px sans-serif">
<div style="max-width:520px;margin:0 auto">
<p style="margin:0 0 24px">${said}</p>
<p style="margin:0 0 24px"><a href="${address}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5f61;color:#ffffff;text-decoration:none">${open}</a></p>
<p style="margin:0;color:#4b5a57;font-size:14px;line-height:20px">${foot}</p>
</div>
</body>
</html>
`;
}
