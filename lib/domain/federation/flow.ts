import { z } from "zod";
import { keepOnce, takeOnce } from "@/lib/platform/auth/kept-once";
import { fromProvider, type ProviderPerson, toProvider } from "@/lib/platform/auth/provider";

/** How long somebody has at the provider. */
export const FLOW_SECONDS = 10 * 60;

type Purpose = "sign-in" | "link";
const PLACES = { "sign-in": "/sign-in/provider", link: "/account/provider" };

const kept = z.object({
  flow: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  next: z.string().nullable(),
});

/** Where whoever holds this secret goes to sign in at the provider. Fails: conflict (there is none), unavailable. */
export async function askProvider(
  purpose: Purpose,
  of: string,
  next: string | null,
): Promise<{ address: string }> {
  const { address, flow } = await toProvider(PLACES[purpose]);
  await keepOnce(`provider-${purpose}`, of, JSON.stringify({ flow, next }), FLOW_SECONDS);
  return { address };
}

/** Who came back from there, once, and where they want to go; undefined for what nobody asked for. Fails: unavailable. */
export async function cameBack(
  purpose: Purpose,
  of: string,
  query: string,
): Promise<{ person: ProviderPerson; next: string | null } | undefined> {
  const stored = await takeOnce(`provider-${purpose}`, of);
  if (stored === undefined) return undefined;
  const { flow, next } = kept.parse(JSON.parse(stored));
  const person = await fromProvider(PLACES[purpose], query, flow);
  return person && { person, next };
}
