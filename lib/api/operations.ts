import {
  decided,
  listMessagesQuery,
  messagePage,
  messageParams,
  queues,
} from "@/lib/domain/operations/queue-schema";
import { system } from "@/lib/domain/operations/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const getSystemOperation = {
  method: "get",
  path: "/system",
  summary: "The parts of the platform, measured now",
  answer: system,
  platformAdmin: true,
} satisfies Operation;

export const getQueuesOperation = {
  method: "get",
  path: "/queues",
  summary: "The queues of work that outlives a request, as a worker saw them last",
  answer: queues,
  platformAdmin: true,
} satisfies Operation;

export const listMessagesOperation = {
  method: "get",
  path: "/queue-messages",
  summary: "What waits in the queues or for a person, the oldest first",
  query: listMessagesQuery,
  answer: messagePage,
  platformAdmin: true,
} satisfies Operation;

export const retryMessageOperation = {
  method: "post",
  path: "/queue-messages/{clinicId}/{messageId}/retry",
  summary: "Put a message back into its queue",
  params: messageParams,
  answer: decided,
  platformAdmin: true,
} satisfies Operation;

export const discardMessageOperation = {
  method: "post",
  path: "/queue-messages/{clinicId}/{messageId}/discard",
  summary: "Give a message up for good",
  params: messageParams,
  answer: decided,
  platformAdmin: true,
} satisfies Operation;
