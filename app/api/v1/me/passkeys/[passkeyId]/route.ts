import { removePasskeyOperation, renamePasskeyOperation } from "@/lib/api/passkeys";
import { removePasskey } from "@/lib/domain/identity/remove-passkey";
import { renamePasskey } from "@/lib/domain/identity/rename-passkey";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(renamePasskeyOperation, ({ actor, params, body, version }) =>
  renamePasskey(actor, params.passkeyId, body.name, version),
);

export const DELETE = route(
  removePasskeyOperation,
  async ({ actor, params, request: { headers }, answerHeaders }) => {
    const id = await removePasskey(actor, sessionIdOf(headers), params.passkeyId);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return {};
  },
);
