import { type Actor, actorOf } from "../auth/actor";
import { cookieIn, deviceCookieHeader, deviceNameOf, sessionCookie } from "../auth/cookie";
import { type CheckCredentials, nextAuthHandler } from "../auth/next-auth";
import { peekSession } from "../auth/sessions";
import { tellNextAuth } from "../env";
import { AppError, isAppError } from "../errors";
import { redis } from "../redis/redis";
import { singleton } from "../singleton";
import { requireHttps } from "./body";
import { addressOf, contextOf, localeOf } from "./context";
import { endReplaced } from "./end-replaced";
import { problem } from "./problem";
import { forgiveSignIn, limitSignIn } from "./rate-limit";
import { record } from "./record";

type Handler = ReturnType<typeof nextAuthHandler>;
/** What the domain does with the name of the browser that somebody has signed in with. */
type Recognise = (actor: Actor, device: string) => Promise<void>;

/**
 * next-auth's routes, with what it lacks: without Redis a 503 (it would answer 200 and clear the cookie, which signs
 * people out), throttled sign-in, no sign-in over plain HTTP except on this machine, nothing kept by caches.
 */
export function authRoute(check: CheckCredentials, recognise: Recognise): Handler {
  return async (request, context) => {
    const began = performance.now();
    const facts = contextOf(request.headers);
    let response: Response;
    try {
      await requireRedis();
      const signsIn =
        request.method === "POST" &&
        new URL(request.url).pathname.endsWith("/callback/credentials");
      const handler = nextAuth(check);
      response = signsIn
        ? await signIn(handler, request, context, recognise)
        : await handler(request, context);
      response.headers.set("cache-control", "private, no-store");
    } catch (error) {
      if (!isAppError(error)) throw error;
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
  handler: Handler,
  request: Request,
  context: Parameters<Handler>[1],
  recognise: Recognise,
) {
  requireHttps();
  const email = await emailOf(request.clone());
  const address = addressOf(request.headers);
  const browser = deviceNameOf(request.headers);
  await limitSignIn({ email, address, browser });
  const response = await handler(request, context);
  const signedIn = response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${sessionCookie()}=`));
  if (!signedIn) return response;
  await forgiveSignIn({ email, address, browser });
  await endReplaced(request.headers);
  const id = cookieIn(signedIn, sessionCookie());
  const session = id ? await peekSession(id) : undefined;
  if (!session || session.pending) return response;
  await recognise(actorOf(session, contextOf(request.headers)), browser);
  response.headers.append("set-cookie", deviceCookieHeader(browser));
  return response;
}

async function emailOf(request: Request): Promise<string> {
  const type = request.headers.get("content-type") ?? "";
  try {
    const email = type.startsWith("application/json")
      ? ((await request.json()) as { email?: unknown }).email
      : (await request.formData()).get("email");
    // As accounts are looked for: else each way of typing an accent had tries of its own.
    return String(email ?? "")
      .normalize("NFC")
      .trim()
      .toLowerCase()
      .slice(0, 320);
  } catch {
    throw new AppError("malformed");
  }
}
