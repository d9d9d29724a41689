import type { z } from "zod";

/** `events`: quick effects in the database. `mail`: what waits for a mail server. `files`: what looks at files. `downloads`: what writes documents. `upkeep`: what the schedule asks for. */
export const QUEUES = ["events", "mail", "files", "downloads", "upkeep"] as const;
export type QueueName = (typeof QUEUES)[number];

/**
 * A kind of work that outlives the request. `payload` is ids only; when its shape changes, `version` does, and what
 * still waits in the old shape is parked instead of misread.
 */
export type Job<P extends z.ZodType = z.ZodType> = {
  topic: string;
  version: number;
  queue: QueueName;
  /** Goes before what waits in its queue. */
  urgent?: true;
  payload: P;
};
