import { z } from "zod";

/**
 * That something changed, and of whom: what a browser asks again for. Never what it is now. With a member it is for that
 * member alone (who no longer treats a patient hears that too), else for those who may open the patient's chart.
 */
export const liveEvent = z.object({
  kind: z.enum([
    "vitals",
    "alerts",
    "notes",
    "care",
    "messages",
    "notifications",
    "documents",
    "downloads",
    "emergencies",
  ]),
  patientId: z.uuid().optional(),
  memberId: z.uuid().optional(),
  /** Its patient may not know of it. */
  staff: z.literal(true).optional(),
});
export type LiveEvent = z.output<typeof liveEvent>;
/** With its place in the clinic's log. */
export type Logged = { id: string; event: LiveEvent };
