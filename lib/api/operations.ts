import { system } from "@/lib/domain/operations/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const getSystemOperation = {
  method: "get",
  path: "/system",
  summary: "The parts of the platform, measured now",
  answer: system,
  platformAdmin: true,
} satisfies Operation;
