import { dropDraftOperation, getDraftOperation } from "@/lib/api/identity";
import { dropDraft, getDraft } from "@/lib/domain/identity/drafts";
import { route } from "@/lib/platform/http/route";

export const GET = route(getDraftOperation, ({ actor, params }) => getDraft(actor, params.name));
export const DELETE = route(dropDraftOperation, ({ actor, params }) =>
  dropDraft(actor, params.name),
);
