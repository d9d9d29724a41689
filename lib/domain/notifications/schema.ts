import { z } from "zod";

/**
 * What people are told of. alert: critical readings of somebody in their care. care: somebody came into their care.
 * summary: what a doctor wrote for the patient. answer: to a patient's question about who saw their record. message: of the
 * other side of a conversation. waiting: an urgent message that nobody has read for too long.
 */
export const EVENTS = ["alert", "care", "summary", "answer", "message", "waiting"] as const;
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

const notification = z.object({
  id: z.uuid(),
  event: z.enum(EVENTS),
  /** The row that it is about. */
  subjectId: z.uuid(),
  /** Whose chart it is about, where the reader may open that chart now. */
  patient: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  at: z.string(),
  read: z.boolean(),
});
export type Notification = z.output<typeof notification>;

const CHART_SECTIONS = { alert: "/vitals", care: "", message: "/messages", waiting: "/messages" };

/** Where a notification leads in the product; nowhere, when its chart may not be opened any more. */
export function placeOf({
  event,
  patient,
  subjectId,
}: Pick<Notification, "event" | "subjectId"> & { patient: { id: string } | null }): string | null {
  if (event === "summary") return `/record/summaries/${subjectId}`;
  if (event === "answer") return "/access";
  if (patient) return `/patients/${patient.id}${CHART_SECTIONS[event]}`;
  // To a patient the team wrote: whose chart it is needs no saying.
  return event === "message" ? "/messages" : null;
}

export const notificationPage = z.object({
  items: z.array(notification),
  nextCursor: z.string().nullable(),
});
export type NotificationPage = z.output<typeof notificationPage>;

export const listNotificationsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});
export type ListNotificationsQuery = z.output<typeof listNotificationsQuery>;

/** More than these are not counted. */
export const MOST_COUNTED = 99;

export const notificationCount = z.object({
  /** At most one more than MOST_COUNTED. */
  unread: z.number().int(),
  /** When the latest came: a list is asked for again when this or the number changes. */
  latestAt: z.string().nullable(),
});
export type NotificationCount = z.output<typeof notificationCount>;

/** Some of them, or all that had come by a moment: that of the newest one seen. */
export const markReadInput = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(100).optional(),
    until: z.iso.datetime({ offset: true, error: "bad_moment" }).optional(),
  })
  .refine(({ ids, until }) => ids !== undefined || until !== undefined, {
    error: "nothing_changed",
  });
export type MarkReadInput = z.output<typeof markReadInput>;

/** The clinic and the notification that a mail leads to. */
export const noticeParams = z.object({ clinicId: z.uuid(), notificationId: z.uuid() });
