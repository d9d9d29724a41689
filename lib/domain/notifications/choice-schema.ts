import { z } from "zod";
import { CHANNELS, EVENTS } from "./parts";

/** Whether an event comes by a way, as in alert.email; what isn't there is as the clinic has it. */
const waysChosen = z.record(z.string(), z.boolean());

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "bad_format");
const quietHours = z
  .strictObject({ from: time, until: time })
  .refine(({ from, until }) => from !== until, { error: "same_time", path: ["until"] });

const way = z.object({
  event: z.enum(EVENTS),
  channel: z.enum(CHANNELS),
  on: z.boolean(),
  /** As the clinic has it, for who chose nothing. */
  usual: z.boolean(),
});

/** How somebody wants to be told, in one clinic. */
export const choices = z.object({
  version: z.number().int(),
  ways: z.array(way),
  /** What isn't critical waits until they end; they may go over midnight. */
  quiet: quietHours.nullable(),
  /** When what isn't critical comes by mail, gathered; null: each by itself. */
  digestAt: time.nullable(),
  /** The zone of these times: the person's own, else the clinic's. */
  timeZone: z.string(),
  /** The key to subscribe a browser with; null: push cannot leave. */
  pushKey: z.string().nullable(),
  /** The last mail to this person that did not arrive, when none has since. */
  undelivered: z.object({ address: z.string(), at: z.string() }).nullable(),
});
export type Choices = z.output<typeof choices>;

export const changeChoicesInput = z
  .strictObject({
    ways: waysChosen.optional(),
    quiet: quietHours.nullable().optional(),
    digestAt: time.nullable().optional(),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), {
    error: "nothing_changed",
  });
export type ChangeChoicesInput = z.output<typeof changeChoicesInput>;
