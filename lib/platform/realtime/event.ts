import { z } from "zod";

/**
 * That something changed, and of whom: what a browser asks again for. Never what it is now. With a patient it is for
 * those who may open the chart, with a member for that member alone.
 */
export const liveEvent = z.object({
  kind: z.enum(["vitals", "alerts", "notes", "care", "notifications"]),
  patientId: z.uuid().optional(),
  memberId: z.uuid().optional(),
});
export type LiveEvent = z.output<typeof liveEvent>;
/** With its place in the clinic's log. */
export type Logged = { id: string; event: LiveEvent };
