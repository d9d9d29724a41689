import { discardMessageOperation } from "@/lib/api/operations";
import { decideMessage } from "@/lib/domain/operations/decide-message";
import { route } from "@/lib/platform/http/route";

export const POST = route(discardMessageOperation, ({ actor, params }) =>
  decideMessage(actor, params, "discard"),
);
