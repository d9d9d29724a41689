import { addPasskeyOperation, listPasskeysOperation } from "@/lib/api/passkeys";
import { addPasskey } from "@/lib/domain/identity/add-passkey";
import { listPasskeys } from "@/lib/domain/identity/list-passkeys";
import { recogniseDevice } from "@/lib/domain/identity/recognise-device";
import { deviceCookieHeader, deviceNameOf, sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const GET = route(listPasskeysOperation, ({ actor }) => listPasskeys(actor));

export const POST = route(
  addPasskeyOperation,
  async ({ actor, session, body, request: { headers }, answerHeaders }) => {
    const { id, added } = await addPasskey(actor, session, sessionIdOf(headers), body);
    const device = deviceNameOf(headers);
    await recogniseDevice(actor, device);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    answerHeaders.append("set-cookie", deviceCookieHeader(device));
    return added;
  },
);
