import { z } from "zod";
import { CHANNELS, EVENTS } from "./parts";

const failedDelivery = z.object({
  id: z.uuid(),
  event: z.enum(EVENTS),
  channel: z.enum(CHANNELS),
  /** Whom it did not reach. */
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  /** The kind of the last error; never the server's words. */
  failure: z.string(),
  /** Refused for good, or tried until it was given up. */
  why: z.enum(["refused", "given-up"]),
  attempts: z.number().int(),
  /** When it was tried last. */
  at: z.string(),
});
export type FailedDelivery = z.output<typeof failedDelivery>;

export const failedPage = z.object({
  items: z.array(failedDelivery),
  nextCursor: z.string().nullable(),
});
export type FailedPage = z.output<typeof failedPage>;

export const listFailedQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListFailedQuery = z.output<typeof listFailedQuery>;

export const deliveryParams = z.object({ deliveryId: z.uuid() });
export const resent = z.object({ id: z.uuid() });
