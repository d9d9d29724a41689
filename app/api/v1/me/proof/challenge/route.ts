import { askForKeyOperation } from "@/lib/api/factor";
import { askForKey } from "@/lib/domain/identity/ask-passkey";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const POST = route(askForKeyOperation, ({ actor, request }) =>
  askForKey(actor, sessionIdOf(request.headers)),
);
