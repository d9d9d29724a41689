import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** The mail of an invitation is to leave. */
export const invitationDue = {
  topic: "invitation.mail",
  version: 1,
  queue: "mail",
  urgent: true,
  payload: z.object({ invitationId: z.uuid() }),
} satisfies Job;
