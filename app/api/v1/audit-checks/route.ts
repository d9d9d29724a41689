import { askCheckOperation } from "@/lib/api/audit";
import { askCheck } from "@/lib/domain/audit/ask-check";
import { route } from "@/lib/platform/http/route";

export const POST = route(askCheckOperation, ({ actor }) => askCheck(actor));
