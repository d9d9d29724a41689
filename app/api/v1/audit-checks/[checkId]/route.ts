import { getCheckOperation } from "@/lib/api/audit";
import { getCheck } from "@/lib/domain/audit/ask-check";
import { route } from "@/lib/platform/http/route";

export const GET = route(getCheckOperation, ({ actor, params }) => getCheck(actor, params.checkId));
