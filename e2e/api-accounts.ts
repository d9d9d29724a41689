import type { APIRequest, APIRequestContext } from "@playwright/test";
import { makeDoctor } from "@/lib/testing/factories";
import { letRegister, makeClaim, registerByHand } from "@/lib/testing/registrations";
import { codeOf, inviteByHand, loseApp, resetTokenOf } from "@/lib/testing/sign-ins";
import { signInByApi } from "./accounts";
import { BODIES } from "./api-bodies";
import { addKeys } from "./api-passkeys";
import { linkAccount } from "./api-provider";
import { makeHouse } from "./house";

/**
 * Four accounts for what api.spec.ts does to accounts: who calls what, and the handle of a session to be ended. Lucía has
 * begun with an app, Elena is signed in twice, Pedro has two keys, Jorge gets a link.
 */
export async function makeAccounts(request: APIRequest, baseURL: string | undefined) {
  const house = await makeHouse("cuentas");
  const enter = async (account: typeof house.lucia): Promise<APIRequestContext> => {
    const context = await request.newContext({ baseURL });
    await signInByApi(context, account);
    return context;
  };
  const [lucia, pedro, elena] = [
    await enter(house.lucia),
    await enter(house.pedro),
    await enter(house.elena),
  ];
  await enter(house.elena);
  const { items } = await (await elena.get("/api/v1/me/sessions")).json();
  const { handle } = items.find(({ isThis }: { isThis: boolean }) => !isThis);
  const { key } = await (await lucia.post("/api/v1/me/authenticator")).json();
  // Of the moment at which it is sent.
  Object.defineProperty(BODIES, "post /me/authenticator/confirmation", {
    get: () => ({ code: codeOf(key) }),
  });
  BODIES["post /me/proof"] = { password: house.elena.password };
  BODIES["post /password-resets"] = { email: house.jorge.email };
  const token = await resetTokenOf(house.clinicId, house.jorge.email);
  BODIES["post /password-resets/use"] = { token, next: "una clave puesta por un enlace" };
  const invited = await inviteByHand(house.clinicId, house.adminId);
  BODIES["post /invitations/look"] = { token: invited.token };
  BODIES["post /invitations/acceptance"] = {
    ...{ token: invited.token, name: "Ana Prueba", locale: "es" },
    password: "una clave puesta al llegar",
  };
  await letRegister(house.clinicId);
  const chosen = "una clave elegida al registrarse";
  BODIES["post /registrations/confirmation"] = {
    token: await registerByHand(house.clinicId, chosen),
    password: chosen,
  };
  const { claimId } = await makeClaim(house.clinicId);
  await pedro.post("/api/v1/me/erasure");
  const { items: asked } = await (await elena.get("/api/v1/erasure-requests")).json();
  const open = await inviteByHand(house.clinicId, house.adminId);
  const visitor = await request.newContext({ baseURL });
  const { passkeyId, bodies } = await addKeys(pedro, visitor, baseURL ?? "");
  const linked = await linkAccount(pedro, visitor);
  const { userId: losing } = await makeDoctor(house.clinicId, { name: "Ana Pierde" });
  await loseApp(house.clinicId, losing);
  const own: Record<string, APIRequestContext> = {
    "/me/identities": pedro,
    "/me/identities/start": pedro,
    "/me/identities/{identityId}": pedro,
    "/provider/start": visitor,
    "/provider/finish": visitor,
    "/me/passkeys": pedro,
    "/me/passkeys/challenge": pedro,
    "/me/passkeys/{passkeyId}": pedro,
    "/me/proof/challenge": pedro,
    "/passkeys/challenge": visitor,
    "/passkeys/sign-in": visitor,
    "post /me/authenticator": elena,
    "post /me/proof": elena,
    "/me/authenticator": lucia,
    "/me/authenticator/confirmation": lucia,
    "/me/recovery-codes": lucia,
    "/me/sessions/{handle}": elena,
    "/me/sessions/others": lucia,
    "/me/erasure": lucia,
    "/chart-claims/{claimId}": elena,
    "/erasure-requests/{requestId}": elena,
    "/users/{userId}/role": elena,
    "/users/{userId}/factor-reset": elena,
    "/users/{userId}/sessions": elena,
    "/invitations/{invitationId}": elena,
    "/invitations/{invitationId}/resend": elena,
  };
  return {
    own,
    handle,
    ...{ invitationId: open.id, claimId, requestId: asked[0].id as string, passkeyId },
    identityId: linked.identityId,
    idsFor: (path: string) => (path.startsWith("/users/{userId}/") ? { userId: losing } : {}),
    bodies: { ...bodies, ...linked.bodies },
    dispose: () => Promise.all([lucia, pedro, elena, visitor].map((one) => one.dispose())),
  };
}
