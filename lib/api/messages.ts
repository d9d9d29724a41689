import { z } from "zod";
import {
  changeThreadInput,
  inboxPage,
  inboxQuery,
  listThreadsQuery,
  markThreadReadInput,
  message,
  messageCount,
  openThreadInput,
  sendMessageInput,
  thread,
  threadPage,
  threadParams,
  threadQuery,
} from "@/lib/domain/messaging/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

const CARE = ["doctor", "nurse"] as const;
const SIDES = ["doctor", "nurse", "patient"] as const;
const threads = "/patients/{patientId}/threads";
const one = `${threads}/{threadId}`;

export const listInboxOperation = {
  method: "get",
  path: "/threads",
  summary: "Conversations with the patients one treats, the latest first",
  query: inboxQuery,
  answer: inboxPage,
  roles: CARE,
} satisfies Operation;

export const countMessagesOperation = {
  method: "get",
  path: "/threads/count",
  summary: "How many messages wait to be read",
  answer: messageCount,
  roles: SIDES,
} satisfies Operation;

export const listThreadsOperation = {
  method: "get",
  path: threads,
  summary: "A patient's conversations with who treats them, the latest first",
  params: patientParams,
  query: listThreadsQuery,
  answer: threadPage,
  roles: SIDES,
} satisfies Operation;

export const openThreadOperation = {
  method: "post",
  path: threads,
  summary: "Begin a conversation with its first message",
  params: patientParams,
  body: openThreadInput,
  answer: z.object({ id: z.uuid(), messageId: z.uuid() }),
  status: 201,
  roles: SIDES,
  idempotent: true,
} satisfies Operation;

export const getThreadOperation = {
  method: "get",
  path: one,
  summary: "A conversation with its latest messages, or those before a cursor",
  params: threadParams,
  query: threadQuery,
  answer: thread,
  roles: SIDES,
} satisfies Operation;

export const changeThreadOperation = {
  method: "patch",
  path: one,
  summary: "Close a conversation or open it again; say who sees to it",
  params: threadParams,
  body: changeThreadInput,
  answer: z.object({ id: z.uuid(), version: z.number().int() }),
  roles: CARE,
  ifMatch: true,
} satisfies Operation;

export const sendMessageOperation = {
  method: "post",
  path: `${one}/messages`,
  summary: "Write a message",
  params: threadParams,
  body: sendMessageInput,
  answer: message,
  status: 201,
  roles: SIDES,
  idempotent: true,
} satisfies Operation;

export const markThreadReadOperation = {
  method: "post",
  path: `${one}/reads`,
  summary: "Say that the other side's messages were read, up to one",
  params: threadParams,
  body: markThreadReadInput,
  answer: z.object({ read: z.number().int() }),
  roles: SIDES,
  idempotent: true,
} satisfies Operation;
