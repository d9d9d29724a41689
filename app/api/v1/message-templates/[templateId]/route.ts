import { editMessageTemplateOperation } from "@/lib/api/message-templates";
import { editMessageTemplate } from "@/lib/domain/messaging/keep-template";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(editMessageTemplateOperation, ({ actor, params, body, version }) =>
  editMessageTemplate(actor, params.templateId, body, version),
);
