import { addTemplateOperation, listTemplatesOperation } from "@/lib/api/notes";
import { addTemplate } from "@/lib/domain/notes/keep-template";
import { listTemplates } from "@/lib/domain/notes/list-templates";
import { route } from "@/lib/platform/http/route";

export const GET = route(listTemplatesOperation, ({ actor }) => listTemplates(actor));

export const POST = route(addTemplateOperation, ({ actor, body }) => addTemplate(actor, body));
