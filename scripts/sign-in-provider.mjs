// A provider of sign-in (OpenID Connect) for the tests: whoever comes says who they are.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";

const CLIENT = {
  client_id: "mediconnect",
  client_secret: "a secret of the tests, and of nothing else",
};
const FORM = `<!doctype html><html lang="es"><title>Centro de pruebas</title><form method="post">
<label>Sujeto <input name="subject" required></label><label>Correo <input name="email"></label>
<label><input type="checkbox" name="verified"> Comprobado</label><label><input type="checkbox" name="strong"> Dos factores</label>
<button>Continuar</button></form></html>`;

/** Everything that is asked for is granted: consent isn't what is tested. */
async function grantAll({ oidc }) {
  const { client, session, provider } = oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid email profile");
  await grant.save();
  return grant;
}

/** @param {string} issuer @param {string} appUrl @param {Map<string, object>} people */
function providerOf(issuer, appUrl, people) {
  const places = ["/sign-in/provider", "/account/provider"].map((place) => appUrl + place);
  return new Provider(issuer, {
    clients: [
      {
        ...CLIENT,
        redirect_uris: places,
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people.get(accountId) }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: grantAll,
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ["of the tests"] },
  });
}

/**
 * Listens on a free port of this machine; `env` has the application use it.
 * @param {string} appUrl
 */
export async function startSignInProvider(appUrl) {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const people = new Map();
  const provider = providerOf(issuer, appUrl, people);
  const rest = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url.startsWith("/interaction/")) return rest(request, response);
    if (request.method === "GET")
      return response.setHeader("content-type", "text/html; charset=utf-8").end(FORM);
    const said = new URLSearchParams(await text(request));
    const accountId = said.get("subject");
    const email = said.get("email") || undefined;
    people.set(accountId, {
      email,
      email_verified: said.has("verified"),
      name: `Persona ${accountId}`,
    });
    const login = { accountId, amr: said.has("strong") ? ["pwd", "mfa"] : ["pwd"] };
    return provider.interactionFinished(request, response, { login });
  });
  return {
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: "Centro de pruebas",
    },
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
