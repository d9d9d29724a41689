import { z } from "zod";
import { QUEUES } from "@/lib/platform/jobs/job";

const queue = z.object({
  name: z.enum(QUEUES),
  waiting: z.number().int(),
  running: z.number().int(),
  delayed: z.number().int(),
  failed: z.number().int(),
  donePerMinute: z.number().int(),
  oldestSeconds: z.number().int(),
});

/** As a worker told last; `worker` is away when none told for a while, and `measuredAt` null when none ever did. */
export const queues = z.object({
  measuredAt: z.string().nullable(),
  worker: z.enum(["running", "away"]),
  queues: z.array(queue),
});
export type Queues = z.output<typeof queues>;

export const MESSAGE_STATES = ["parked", "waiting", "discarded"] as const;

export const listMessagesQuery = z.strictObject({
  state: z.enum(MESSAGE_STATES).default("parked"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListMessagesQuery = z.output<typeof listMessagesQuery>;

const queuedMessage = z.object({
  clinicId: z.uuid(),
  id: z.uuid(),
  /** The clinic's short name. */
  clinic: z.string(),
  topic: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  parked: z.enum(["unknown", "invalid", "failed", "discarded"]).nullable(),
  /** The kind of the last error. */
  failure: z.string().nullable(),
});
export type QueuedMessage = z.output<typeof queuedMessage>;

export const messagePage = z.object({
  items: z.array(queuedMessage),
  nextCursor: z.string().nullable(),
});
export type MessagePage = z.output<typeof messagePage>;

export const messageParams = z.object({ clinicId: z.uuid(), messageId: z.uuid() });
export const decided = z.object({ id: z.uuid() });
