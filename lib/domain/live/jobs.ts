import type { Job } from "@/lib/platform/jobs/job";
import { liveEvent } from "@/lib/platform/realtime/event";

/** Something changed that open browsers should ask for again. */
export const changed = {
  topic: "live.changed",
  version: 1,
  queue: "events",
  payload: liveEvent,
} satisfies Job;
