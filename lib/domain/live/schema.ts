import { z } from "zod";

export const liveQuery = z.strictObject({
  /** The last event that was had; a browser's own Last-Event-ID goes before it. */
  after: z
    .string()
    .regex(/^\d{1,16}-\d{1,10}$/)
    .optional(),
  /** When the page was drawn: without an event that was had, what changed from then on comes first. */
  drawn: z.iso.datetime({ error: "bad_moment" }).optional(),
});
