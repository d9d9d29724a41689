import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** A notification is to leave by mail. */
export const mailDue = {
  topic: "delivery.due",
  version: 1,
  queue: "mail",
  payload: z.object({ deliveryId: z.uuid() }),
} satisfies Job;

/** The same of what can't wait behind the others. */
export const urgentMailDue = {
  ...mailDue,
  topic: "delivery.urgent",
  urgent: true,
} satisfies Job;
