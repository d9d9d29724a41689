import type { Configuration } from "openid-client";
import { env } from "../env";
import { AppError } from "../errors";
import { singleton } from "../singleton";

const TIMEOUT_SECONDS = 5;
/** The provider asks again who showed it so long ago who they are; as long as a proof here is fresh. */
const SHOWN_SECONDS = 5 * 60;

/** What a sign-in at the provider is compared with when its person comes back. */
export type Flow = { state: string; nonce: string; verifier: string };

/** Whom the provider says that it knows. */
export type ProviderPerson = {
  issuer: string;
  subject: string;
  name: string | undefined;
  /** Only where the provider has seen that it is theirs. */
  email: string | undefined;
  /** When they showed it who they are (ms); 0 where it doesn't say. */
  shownAt: number;
  /** Whether they showed it more than one factor, just now. */
  isStrong: boolean;
};

/** The provider that this installation has, as people know it; undefined where there is none. */
export function providerName(): string | undefined {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER && OIDC_NAME;
}

// Known once it has answered; asked again while it hasn't. Loaded only where there is a provider.
const known = () =>
  singleton("provider", () => ({ asked: undefined as Promise<Known> | undefined }));
type Known = { client: typeof import("openid-client"); config: Configuration };

async function discover(): Promise<Known> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) throw new AppError("conflict", { message: "no_provider" });
  const client = await import("openid-client");
  const issuer = new URL(OIDC_ISSUER);
  // env.ts takes plain HTTP of this machine alone.
  const execute = issuer.protocol === "http:" ? [client.allowInsecureRequests] : [];
  const options = { execute, timeout: TIMEOUT_SECONDS };
  const id = OIDC_CLIENT_ID;
  const config = await client.discovery(issuer, id, OIDC_CLIENT_SECRET, undefined, options);
  // The signature too, not only the channel that it came by.
  client.enableNonRepudiationChecks(config);
  return { client, config };
}

async function provider(): Promise<Known> {
  const slot = known();
  slot.asked ??= discover();
  try {
    return await slot.asked;
  } catch (error) {
    slot.asked = undefined;
    if (error instanceof AppError) throw error;
    throw new AppError("unavailable", { message: "provider_away", retryAfter: TIMEOUT_SECONDS });
  }
}

const addressOf = (place: string) => `${env().APP_URL}${place}`;

/** Where somebody signs in at the provider, who comes back to `place`. Fails: conflict (there is none), unavailable. */
export async function toProvider(place: string): Promise<{ address: string; flow: Flow }> {
  const { client, config } = await provider();
  const flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: addressOf(place),
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: "S256",
    state: flow.state,
    nonce: flow.nonce,
    max_age: String(SHOWN_SECONDS),
  });
  return { address: address.href, flow };
}

/** Who came back to `place` with this query; undefined when the provider, or the query, says otherwise. Fails: unavailable. */
export async function fromProvider(
  place: string,
  query: string,
  { state, nonce, verifier }: Flow,
): Promise<ProviderPerson | undefined> {
  const { client, config } = await provider();
  try {
    const tokens = await client.authorizationCodeGrant(config, new URL(addressOf(place) + query), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return undefined;
    // Who says it only there is asked; it must be of the same person.
    const isAsked = !claims.email && config.serverMetadata().userinfo_endpoint;
    const more = isAsked
      ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      : undefined;
    return personIn({ ...more, ...claims });
  } catch (error) {
    if (error instanceof TypeError)
      throw new AppError("unavailable", { message: "provider_away", retryAfter: TIMEOUT_SECONDS });
    return undefined; // it throws for each thing that can be wrong with an answer
  }
}

type Claims = { iss: string; sub: string; [claim: string]: unknown };

function personIn(claims: Claims): ProviderPerson {
  const { iss, sub, name, email, email_verified, amr, auth_time } = claims;
  const shownAt = typeof auth_time === "number" ? auth_time * 1000 : 0;
  const isFresh = shownAt > Date.now() - SHOWN_SECONDS * 1000;
  return {
    issuer: iss,
    subject: sub,
    name: typeof name === "string" && name.trim() !== "" ? name.trim() : undefined,
    email: typeof email === "string" && email_verified === true ? email : undefined,
    shownAt,
    isStrong: isFresh && Array.isArray(amr) && amr.includes("mfa"),
  };
}
