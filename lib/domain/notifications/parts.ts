// No zod here: the browser has this on pages where every kilobyte counts.

/**
 * What people are told of. alert: critical readings of somebody in their care. care: somebody came into their care.
 * summary: what a doctor wrote for the patient. answer: to a patient's question about who saw their record. message: of the
 * other side of a conversation. waiting: an urgent message that nobody has read for too long. document: a patient is shown
 * one. brought: a patient brought a document. download: something large that one asked to take away is there. emergency:
 * somebody opened one's record without treating one. review: that waits for the administrator. security: a
 * rule found something in the audit log. registration: somebody registered who may be a patient that the clinic knows.
 * erasure: somebody asks that their account be erased.
 */
export const EVENTS = [
  "alert",
  "care",
  "summary",
  "answer",
  "message",
  "waiting",
  "document",
  "brought",
  "download",
  "emergency",
  "review",
  "security",
  "registration",
  "erasure",
] as const;
export type NotificationEvent = (typeof EVENTS)[number];

/** The ways out of the product; inside of it everything is kept, whatever anyone chooses. */
export const CHANNELS = ["email", "push"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who can be told of what, and by which ways outside of the product. */
const POSSIBLE: Record<NotificationEvent, Readonly<Record<string, readonly Channel[]>>> = {
  alert: { doctor: CHANNELS, nurse: CHANNELS },
  care: { doctor: CHANNELS, nurse: CHANNELS },
  summary: { patient: CHANNELS },
  answer: { patient: CHANNELS },
  message: { doctor: CHANNELS, nurse: CHANNELS, patient: CHANNELS },
  waiting: { doctor: CHANNELS, nurse: CHANNELS, admin: CHANNELS },
  document: { patient: CHANNELS },
  brought: { doctor: CHANNELS, nurse: CHANNELS },
  download: { doctor: CHANNELS, nurse: CHANNELS, patient: CHANNELS },
  emergency: { patient: CHANNELS },
  review: { admin: CHANNELS },
  security: { admin: CHANNELS },
  registration: { admin: CHANNELS },
  erasure: { admin: CHANNELS },
};

/** The events that a role is told of. */
export const eventsOf = (role: string): NotificationEvent[] =>
  EVENTS.filter((event) => role in POSSIBLE[event]);

/** The ways by which an event can reach somebody of a role. */
export const channelsOf = (event: NotificationEvent, role: string): readonly Channel[] =>
  POSSIBLE[event][role] ?? [];

/** Every way that a clinic decides about, as in alert.doctor.email. */
export const WAYS: readonly string[] = EVENTS.flatMap((event) =>
  Object.entries(POSSIBLE[event]).flatMap(([role, channels]) =>
    channels.map((channel) => `${event}.${role}.${channel}`),
  ),
);

/** What can't wait for the end of anyone's quiet hours. */
export const isCritical = (event: NotificationEvent): boolean =>
  event === "alert" || event === "waiting";

const CHART_SECTIONS = {
  ...{ alert: "/vitals", care: "", message: "/messages", waiting: "/messages" },
  brought: "/documents",
};
type Told = { event: NotificationEvent; subjectId: string; patient: { id: string } | null };

/** Where a notification leads in the product; nowhere, when its chart may not be opened any more. */
export function placeOf({ event, patient, subjectId }: Told): string | null {
  if (event === "summary") return `/record/summaries/${subjectId}`;
  if (event === "answer" || event === "emergency") return "/access";
  if (event === "review") return "/admin/emergencies";
  if (event === "document") return "/record/documents";
  if (event === "download") return "/downloads";
  if (event === "security") return "/admin/security";
  if (event === "registration") return "/admin/users/registrations";
  if (event === "erasure") return "/admin/users/erasures";
  if (patient) return `/patients/${patient.id}${CHART_SECTIONS[event]}`;
  // To a patient the team wrote: whose chart it is needs no saying.
  return event === "message" ? "/messages" : null;
}

/** The name of a person's choice, as in alert.email. */
export const wayName = (event: NotificationEvent, channel: Channel) => `${event}.${channel}`;

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
