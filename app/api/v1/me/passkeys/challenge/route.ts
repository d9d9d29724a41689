import { askForNewKeyOperation } from "@/lib/api/passkeys";
import { askForNewKey } from "@/lib/domain/identity/ask-passkey";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const POST = route(askForNewKeyOperation, ({ actor, session, request }) =>
  askForNewKey(actor, session, sessionIdOf(request.headers)),
);
