import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** The mail of somebody who registered is to leave. */
export const registrationMailDue = {
  topic: "registration.mail",
  version: 1,
  queue: "mail",
  urgent: true,
  payload: z.object({ registrationId: z.uuid() }),
} satisfies Job;

/** Somebody's address is theirs: they are to get a chart. */
export const addressShown = {
  topic: "registration.address-shown",
  version: 1,
  queue: "events",
  urgent: true,
  payload: z.object({ claimId: z.uuid() }),
} satisfies Job;
