import { askAboutAccessOperation } from "@/lib/api/access";
import { askAboutAccess } from "@/lib/domain/audit/ask-about-access";
import { route } from "@/lib/platform/http/route";

export const POST = route(askAboutAccessOperation, ({ actor, params, body }) =>
  askAboutAccess(actor, params.patientId, body),
);
