import type { APIRequestContext } from "@playwright/test";
import { visitProvider } from "@/lib/testing/visit-provider";

/**
 * Links somebody's account to whom the provider knows, and the bodies that are its answer to what was asked a moment
 * before, so that they are made when they are sent.
 */
export async function linkAccount(owner: APIRequestContext, visitor: APIRequestContext) {
  const turn = `api-${process.pid}-${Date.now()}`;
  const answer = async (who: APIRequestContext, path: string, subject: string) => {
    const asked = await who.post(`/api/v1${path}`, { data: { next: null } });
    const { address } = await asked.json();
    return { query: await visitProvider(address, { subject }) };
  };
  const linked = await owner.post("/api/v1/me/identities", {
    data: await answer(owner, "/me/identities/start", turn),
  });
  const { id: identityId } = await linked.json();
  const bodies: Record<string, () => Promise<object>> = {
    "post /me/identities": () => answer(owner, "/me/identities/start", `${turn}-2`),
    "post /provider/finish": () => answer(visitor, "/provider/start", turn),
  };
  return { identityId, bodies };
}
