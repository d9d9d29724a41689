import { removePasskeyOperation, renamePasskeyOperation } from "@/lib/api/passkeys";
import { removePasskey } from "@/lib/domain/identity/remove-passkey";
import { renamePasskey } from "@/lib/domain/identity/rename-passkey";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(renamePasskeyOperation, ({ actor, params, body, version }) =>
  renamePasskey(actor, params.passkeyId, body.name, version),
);

export const DELETE = route(removePasskeyOperation, ({ actor, params }) =>
  removePasskey(actor, params.passkeyId),
);
