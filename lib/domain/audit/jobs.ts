import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** An administrator asked whether the log is intact. A walk takes a minute for a million events. */
export const checkAsked = {
  topic: "audit.check",
  version: 1,
  queue: "downloads",
  payload: z.object({ checkId: z.uuid() }),
} satisfies Job;
