import type { APIRequestContext } from "@playwright/test";
import { passkeyDevice } from "@/lib/testing/passkey-device";

/**
 * Two keys of somebody, one to be given up; and the bodies that are a device's answer to what was asked a moment before,
 * so that they are made when they are sent.
 */
export async function addKeys(
  owner: APIRequestContext,
  visitor: APIRequestContext,
  origin: string,
) {
  const ask = async (who: APIRequestContext, path: string) =>
    (await who.post(`/api/v1${path}`, { data: {} })).json();
  const made = async (device: ReturnType<typeof passkeyDevice>) => ({
    name: "Llave",
    ...device.make(await ask(owner, "/me/passkeys/challenge")),
  });
  const add = async (device: ReturnType<typeof passkeyDevice>): Promise<string> => {
    const added = await owner.post("/api/v1/me/passkeys", { data: await made(device) });
    return (await added.json()).passkey.id;
  };
  const device = passkeyDevice(origin);
  await add(device);
  const bodies: Record<string, () => Promise<object>> = {
    "post /me/passkeys": () => made(passkeyDevice(origin)),
    "post /passkeys/sign-in": async () => ({
      answer: device.sign(await ask(visitor, "/passkeys/challenge")),
    }),
  };
  return { passkeyId: await add(passkeyDevice(origin)), bodies };
}
