import { endOwnSessionOperation } from "@/lib/api/identity";
import { endOwnSession } from "@/lib/domain/identity/end-own-session";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(endOwnSessionOperation, ({ actor, params }) =>
  endOwnSession(actor, params.handle),
);
