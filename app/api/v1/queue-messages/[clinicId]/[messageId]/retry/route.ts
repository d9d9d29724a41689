import { retryMessageOperation } from "@/lib/api/operations";
import { decideMessage } from "@/lib/domain/operations/decide-message";
import { route } from "@/lib/platform/http/route";

export const POST = route(retryMessageOperation, ({ actor, params }) =>
  decideMessage(actor, params, "retry"),
);
