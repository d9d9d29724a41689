import { z } from "zod";
import { EVENTS } from "./parts";

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
