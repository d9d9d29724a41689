import { keepDraftOperation } from "@/lib/api/identity";
import { keepDraft } from "@/lib/domain/identity/drafts";
import { route } from "@/lib/platform/http/route";

export const POST = route(keepDraftOperation, ({ actor, body }) => keepDraft(actor, body));
