import { z } from "zod";
import { liveQuery } from "@/lib/domain/live/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const liveOperation = {
  method: "get",
  path: "/events",
  summary: "What changes for this person, as Server-Sent Events",
  query: liveQuery,
  answer: z.string(),
  file: "text/event-stream",
  stream: true,
} satisfies Operation;
