import {
  addMessageTemplateInput,
  editMessageTemplateInput,
  messageTemplate,
  messageTemplates,
} from "@/lib/domain/messaging/template-schema";
import { templateParams } from "@/lib/domain/notes/template-schema";
import type { Operation } from "@/lib/platform/http/operation";

const KEEPERS = ["doctor", "nurse", "admin"] as const;

export const listMessageTemplatesOperation = {
  method: "get",
  path: "/message-templates",
  summary: "The clinic's texts to answer messages with and one's own",
  answer: messageTemplates,
  roles: KEEPERS,
} satisfies Operation;

export const addMessageTemplateOperation = {
  method: "post",
  path: "/message-templates",
  summary: "Add a text to answer with: an administrator the clinic's, who treats their own",
  body: addMessageTemplateInput,
  answer: messageTemplate,
  status: 201,
  roles: KEEPERS,
  idempotent: true,
} satisfies Operation;

export const editMessageTemplateOperation = {
  method: "patch",
  path: "/message-templates/{templateId}",
  summary: "Change or remove a text to answer with",
  params: templateParams,
  body: editMessageTemplateInput,
  answer: messageTemplate,
  roles: KEEPERS,
  ifMatch: true,
} satisfies Operation;
