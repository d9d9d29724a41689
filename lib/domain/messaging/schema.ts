import { z } from "zod";
import { chartFile } from "@/lib/domain/documents/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import { requiredText, text } from "@/lib/platform/text";

export const SUBJECT_LENGTH = 200;
export const BODY_LENGTH = 10_000;
export const MOST_ATTACHMENTS = 10;

export const threadParams = patientParams.extend({ threadId: z.uuid() });
export const ownThreadParams = threadParams.pick({ threadId: true });

const said = {
  body: requiredText(BODY_LENGTH),
  /** Files of the chart that go along; one that nobody has looked at yet too. */
  attachments: z
    .array(z.uuid())
    .max(MOST_ATTACHMENTS)
    .refine((ids) => new Set(ids).size === ids.length, { error: "each_once" })
    .optional(),
  /** When it was written, where it couldn't be sent at once. A device's clock: what it says of the future is left out. */
  writtenAt: z.iso.datetime({ offset: true, error: "bad_moment" }).optional(),
};
export const openThreadInput = z.strictObject({
  subject: requiredText(SUBJECT_LENGTH),
  ...said,
  /** Whom of those who treat it is for, by membership; null: all of them. */
  to: z.uuid().nullable().default(null),
});
export type OpenThreadInput = z.output<typeof openThreadInput>;

export const sendMessageInput = z.strictObject(said);
export type SendMessageInput = z.output<typeof sendMessageInput>;

/** Closing and opening again, and who sees to it; by who treats. */
export const changeThreadInput = z
  .strictObject({
    state: z.enum(["open", "closed"]).optional(),
    assignedTo: z.uuid().nullable().optional(),
  })
  .refine(({ state, assignedTo }) => state !== undefined || assignedTo !== undefined, {
    error: "nothing_changed",
  });
export type ChangeThreadInput = z.output<typeof changeThreadInput>;

const who = z.object({ memberId: z.uuid(), name: z.string() });

export const threadHead = z.object({
  id: z.uuid(),
  subject: z.string(),
  state: z.enum(["open", "closed"]),
  openedAt: z.string(),
  lastAt: z.string(),
  /** The latest message's side, author and first words. */
  last: z.object({ fromPatient: z.boolean(), authorName: z.string(), opening: z.string() }),
  /** Who sees to it; null: all who treat. */
  assignedTo: who.nullable(),
  /** How many the reader's side has not read. */
  unread: z.number().int(),
  /** Whether one of these may speak of an emergency. */
  urgent: z.boolean(),
  version: z.number().int(),
});
export type ThreadHead = z.output<typeof threadHead>;

export const threadPage = z.object({
  items: z.array(threadHead),
  nextCursor: z.string().nullable(),
});
export type ThreadPage = z.output<typeof threadPage>;

const pages = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
};
export const listThreadsQuery = z.strictObject({
  ...pages,
  q: text(100).trim().optional(),
});
export type ListThreadsQuery = z.output<typeof listThreadsQuery>;

export const INBOX_STATES = ["open", "mine", "unassigned", "closed"] as const;
/** Conversations of all patients in one's care. */
export const inboxQuery = listThreadsQuery.extend({
  state: z.enum(INBOX_STATES).default("open"),
});
export type InboxQuery = z.output<typeof inboxQuery>;

const inboxItem = threadHead.extend({
  patient: z.object({ id: z.uuid(), name: z.string(), mrn: z.string() }),
});
export const inboxPage = z.object({ items: z.array(inboxItem), nextCursor: z.string().nullable() });
export type InboxPage = z.output<typeof inboxPage>;

/** A file that came with a message; null where it was withdrawn from its reader since. */
const attachment = z.object({ id: z.uuid(), file: chartFile.nullable() });
export type Attachment = z.output<typeof attachment>;

export const message = z.object({
  id: z.uuid(),
  body: z.string(),
  attachments: z.array(attachment),
  fromPatient: z.boolean(),
  authorName: z.string(),
  /** Whether somebody wrote it who acts for the patient. */
  onBehalf: z.boolean(),
  /** Whether the reader wrote it. */
  own: z.boolean(),
  urgent: z.boolean(),
  sentAt: z.string(),
  /** When it was written, where that was well before it was sent. */
  writtenAt: z.string().nullable(),
  /** When the other side first read it, and who. */
  readAt: z.string().nullable(),
  readBy: z.string().nullable(),
});
export type Message = z.output<typeof message>;

export const threadQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Of an answer before: the messages that came earlier. */
  cursor: z.string().max(200).optional(),
});
export type ThreadQuery = z.output<typeof threadQuery>;

/** A conversation with a page of its messages, the latest last, and who reads it. */
export const thread = threadHead.extend({
  messages: z.array(message),
  earlierCursor: z.string().nullable(),
  team: z.array(who),
});
export type Thread = z.output<typeof thread>;

/** Everything up to this message was seen. */
export const markThreadReadInput = z.strictObject({ until: z.uuid() });
export type MarkThreadReadInput = z.output<typeof markThreadReadInput>;

export const messageCount = z.object({
  /** Messages that wait to be read. */
  unread: z.number().int(),
  urgent: z.number().int(),
});
export type MessageCount = z.output<typeof messageCount>;
