import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** Somebody asked to take something away of a chart: it is to be written. */
export const downloadDue = {
  topic: "download.due",
  version: 1,
  queue: "downloads",
  payload: z.object({ downloadId: z.uuid() }),
} satisfies Job;
