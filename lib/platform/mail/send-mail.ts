import nodemailer from "nodemailer";
import SmtpTransport from "nodemailer/lib/smtp-transport/index.js";
import { env, isThisMachine } from "../env";

/** `id` names the mail for ever: sent again, it is recognised as the same. */
export type Mail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  /** Where a mail program turns such mails off by one POST (RFC 8058). */
  unsubscribe?: string;
};

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Longer than one sending can take when the server falls silent at every step. */
export const LONGEST_SENDING = "120 seconds";

/** Hands one mail to the SMTP server; resolves when the server has taken it. Fails with nodemailer's errors. */
export async function sendMail(mail: Mail): Promise<void> {
  const { id, to, subject, text, html, language, unsubscribe } = mail;
  const url = env().SMTP_URL ?? "";
  // Of an address with options createTransport would take the address alone.
  const smtp = new SmtpTransport({
    url,
    // Mails hold links to new passwords: to another machine they go encrypted or not at all.
    requireTLS: !isThisMachine(url),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  const transport = nodemailer.createTransport(smtp, {
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await transport.sendMail({
    from: env().MAIL_FROM,
    to,
    subject,
    text,
    html,
    messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
    textEncoding: "base64",
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": language,
      ...(unsubscribe && {
        "List-Unsubscribe": `<${unsubscribe}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  });
}

type MailError = Error & { code?: string; responseCode?: number };

/** What went wrong, without a word of the server's answer: that can quote the address. */
export function kindOfMailError(error: unknown): { kind: string; forGood: boolean } {
  const { name, code, responseCode } = error as MailError;
  const kind = [code ?? name, responseCode].filter(Boolean).join(" ");
  // A server that doesn't take this mail won't take it tomorrow; wrong credentials are put right by a person.
  return { kind, forGood: (responseCode ?? 0) >= 500 && code !== "EAUTH" };
}
