import { editTemplateOperation } from "@/lib/api/notes";
import { editTemplate } from "@/lib/domain/notes/keep-template";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(editTemplateOperation, ({ actor, params, body, version }) =>
  editTemplate(actor, params.templateId, body, version),
);
