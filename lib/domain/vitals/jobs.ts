import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** Readings came in. */
export const vitalsRecorded = {
  topic: "vitals.recorded",
  version: 1,
  queue: "events",
  payload: z.object({ patientId: z.uuid(), setId: z.uuid() }),
} satisfies Job;
