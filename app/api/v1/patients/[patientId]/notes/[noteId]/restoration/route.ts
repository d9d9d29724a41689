import { restoreDraftOperation } from "@/lib/api/notes";
import { discardDraft } from "@/lib/domain/notes/amend-note";
import { route } from "@/lib/platform/http/route";

export const POST = route(restoreDraftOperation, ({ actor, params }) =>
  discardDraft(actor, params, false),
);
