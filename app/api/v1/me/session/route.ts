import { getSessionEndOperation } from "@/lib/api/identity";
import { sessionEnd } from "@/lib/domain/identity/session-end";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const GET = route(getSessionEndOperation, ({ request }) =>
  sessionEnd(sessionIdOf(request.headers)),
);
