import { EVENTS } from "./schema";

/** The mails that there are: one for each event, and one for several that were gathered. */
export const MAIL_KINDS = [...EVENTS, "several"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
export const MAIL_LOCALES = ["es", "en"] as const;
export type MailLocale = (typeof MAIL_LOCALES)[number];
export const MAIL_PARTS = ["subject", "body"] as const;
export type MailPart = (typeof MAIL_PARTS)[number];

/** What a mail says before anyone changes it, and what always stands under it. */
export type MailTexts = Record<"one" | "several", Record<MailPart, string>> &
  Record<"open" | "foot" | "stop", string>;

/** The name of a template's part, as in alert.es.subject. */
export const templateName = (kind: MailKind, locale: MailLocale, part: MailPart) =>
  `${kind}.${locale}.${part}`;

/** What a template may name. Nothing of a patient, and nothing of what happened: there is no such word. */
export const placeholdersOf = (kind: MailKind): readonly string[] =>
  kind === "several" ? ["clinic", "count"] : ["clinic"];

export type TemplateFault = {
  message: "unknown_placeholder" | "unclosed_brace";
  /** Where, counted in letters from 1, and what stands there. */
  values: { place: number; name: string };
};

/** What keeps a text from being a template: the first brace without its pair, or name that there isn't. */
export function templateFault(kind: MailKind, text: string): TemplateFault | undefined {
  for (const found of text.matchAll(/\{([^{}]*)\}|[{}]/g)) {
    const [all, name] = found;
    const place = found.index + 1;
    if (name === undefined) return { message: "unclosed_brace", values: { place, name: all } };
    if (!placeholdersOf(kind).includes(name))
      return { message: "unknown_placeholder", values: { place, name } };
  }
  return undefined;
}

/** A template with its names filled in; one that isn't given stays as it is. */
export const fillTemplate = (text: string, given: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (all, name: string) => given[name] ?? all);

/** The paragraphs of a text. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
