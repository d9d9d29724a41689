import { type Actor, actorOf } from "../auth/actor";
import { cookieIn, deviceCookieHeader, deviceNameOf, sessionCookie } from "../auth/cookie";
import { type CheckCredentials, checkFailed, nextAuthHandler } from "../auth/next-auth";
import { peekSession } from "../auth/sessions";
import { tellNextAuth } from "../env";
import { AppError, isAppError } from "../errors";
import { redis } from "../redis/redis";
import { singleton } from "../singleton";
import { askedOfAuth, fieldsOf, requestWith } from "./auth-request";
import { requireHttps } from "./body";
import { addressOf, contextOf, localeOf } from "./context";
import { endReplaced } from "./end-replaced";
import { problem } from "./problem";
import { forgiveSignIn, limitRequest, limitSignIn, returnSignIn } from "./rate-limit";
import { record } from "./record";

type Handler = ReturnType<typeof nextAuthHandler>;
/** What the domain does with the name of the browser that somebody has signed in with. */
type Recognise = (actor: Actor, device: string) => Promise<void>;

/**
 * next-auth's routes, with what it lacks: without Redis a 503 (it would answer 200 and clear the cookie, which signs
 * people out), throttled requests and sign-in, small bodies that are read once, no sign-in over plain HTTP except on this
 * machine, nothing kept by caches.
 */
export function authRoute(check: CheckCredentials, recognise: Recognise): Handler {
  return async (request, context) => {
    const began = performance.now();
    const facts = contextOf(request.headers);
    let response: Response;
    try {
      await requireRedis();
      await limitRequest(addressOf(request.headers));
      const asked = await askedOfAuth(request, context);
      const given = request.method === "POST" ? await fieldsOf(request) : undefined;
      const handler = nextAuth(check);
      const ask = () => handler(given ? requestWith(request, given) : request, context);
      response =
        asked === "callback/credentials"
          ? await signIn(ask, request, given?.email ?? "", recognise)
          : await ask();
      response.headers.set("cache-control", "private, no-store");
    } catch (error) {
      if (!isAppError(error)) throw error;
      facts.failure = error.cause;
      response = problem(error, localeOf(request.headers, undefined), facts.id);
    }
    record(
      { route: "/api/auth", method: request.method, status: response.status },
      began,
      facts,
      undefined,
    );
    return response;
  };
}

const nextAuth = (check: CheckCredentials) =>
  singleton("next-auth", () => {
    tellNextAuth();
    return nextAuthHandler(check);
  });

async function requireRedis(): Promise<void> {
  try {
    await redis().ping();
  } catch {
    throw new AppError("unavailable", { retryAfter: 5 });
  }
}

async function signIn(
  ask: () => Promise<Response>,
  request: Request,
  given: string,
  recognise: Recognise,
) {
  requireHttps();
  // As accounts are looked for: else each way of typing an accent had tries of its own.
  const email = given.normalize("NFC").trim().toLowerCase().slice(0, 320);
  const address = addressOf(request.headers);
  const browser = deviceNameOf(request.headers);
  const counted = await limitSignIn({ email, address, browser });
  const { response, failure } = await checkFailed(ask);
  if (failure) {
    await returnSignIn(counted);
    throw new AppError("unavailable", { retryAfter: 5, cause: failure });
  }
  const signedIn = response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${sessionCookie()}=`));
  if (!signedIn) return response;
  await forgiveSignIn(counted);
  await endReplaced(request.headers);
  const id = cookieIn(signedIn, sessionCookie());
  const session = id ? await peekSession(id) : undefined;
  if (!session) return response;
  // Also to half a session: the browser that its password was right in keeps its name.
  response.headers.append("set-cookie", deviceCookieHeader(browser));
  if (!session.pending) await recognise(actorOf(session, contextOf(request.headers)), browser);
  return response;
}
