import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** A file has arrived as a whole: somebody must look at what is in it. */
export const checkDue = {
  topic: "file.check",
  version: 1,
  queue: "files",
  payload: z.object({ fileId: z.uuid() }),
} satisfies Job;
