import { endUserSessionsOperation } from "@/lib/api/users";
import { endUserSessions } from "@/lib/domain/identity/end-user-sessions";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(endUserSessionsOperation, ({ actor, params }) =>
  endUserSessions(actor, params.userId),
);
