import {
  addMessageTemplateOperation,
  listMessageTemplatesOperation,
} from "@/lib/api/message-templates";
import { addMessageTemplate } from "@/lib/domain/messaging/keep-template";
import { listMessageTemplates } from "@/lib/domain/messaging/list-templates";
import { route } from "@/lib/platform/http/route";

export const GET = route(listMessageTemplatesOperation, ({ actor }) => listMessageTemplates(actor));

export const POST = route(addMessageTemplateOperation, ({ actor, body }) =>
  addMessageTemplate(actor, body),
);
