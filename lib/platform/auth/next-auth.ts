import { AsyncLocalStorage } from "node:async_hooks";
import NextAuth, { type NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { env, isHttps } from "../env";
import { contextOf } from "../http/context";
import { singleton } from "../singleton";
import type { RequestContext } from "./actor";
import { callbackCookie, csrfCookie, sessionCookie, sessionCookieOptions } from "./cookie";
import { endOldest } from "./session-list";
import {
  createSession,
  LONGEST_SECONDS,
  peekSession,
  revokeSession,
  type SessionData,
} from "./sessions";

/**
 * What a successful check of credentials gives: the facts of the session, and the epoch read before the password. `provenAt`
 * says when they showed who they are, where that wasn't now (ms).
 */
export type SignedIn = { data: SessionData; epoch: string; provenAt?: number };
/** The domain's check of e-mail and password; must take as long for an unknown account as for a wrong password. */
export type CheckCredentials = (
  email: string,
  password: string,
  from: RequestContext,
) => Promise<SignedIn | undefined>;

type Account = { id: string; signedIn: SignedIn };

// next-auth tells a check that could not be made as a wrong password, with the error's own words in the answer.
type Attempt = { failure?: unknown };
const attempt = () => singleton("sign-in-attempt", () => new AsyncLocalStorage<Attempt>());
function noteFailure(failure: unknown): undefined {
  const store = attempt().getStore();
  if (!store) throw failure;
  store.failure = failure;
}

/** What next-auth answers to `ask`, and why the check of credentials could not be made, where it couldn't. */
export async function checkFailed(
  ask: () => Promise<Response>,
): Promise<{ response: Response } & Attempt> {
  const store: Attempt = {};
  const response = await attempt().run(store, ask);
  return { response, ...store };
}

/** next-auth over our sessions: its cookie holds the opaque id, its "token" is the record in Redis. */
function authOptions(check: CheckCredentials): NextAuthOptions {
  const cookie = sessionCookieOptions();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: LONGEST_SECONDS },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: { name: sessionCookie(), options: cookie },
      csrfToken: { name: csrfCookie(), options: cookie },
      callbackUrl: { name: callbackCookie(), options: cookie },
    },
    jwt: {
      // Called at every read too: a token that came from a session is left alone, so that none is ever revived.
      async encode({ token }) {
        if (typeof token?.sessionId === "string") return token.sessionId;
        const signedIn = token?.signedIn as SignedIn | undefined;
        const id = signedIn && (await createSession(signedIn.data, signedIn.epoch));
        if (id && !signedIn.data.pending) await endOldest(signedIn.data, id);
        return id ?? "";
      },
      async decode({ token: id }) {
        const session = id ? await peekSession(id) : undefined;
        return session && id ? { ...session, sub: session.userId, sessionId: id } : null;
      },
    },
    providers: [
      credentials({
        credentials: { email: {}, password: { type: "password" } },
        async authorize(input, request) {
          const from = contextOf(new Headers(request.headers as Record<string, string>));
          const signedIn = await check(input?.email ?? "", input?.password ?? "", from).catch(
            noteFailure,
          );
          return signedIn ? { id: signedIn.data.userId, signedIn } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { signedIn: (user as Account).signedIn } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        // Of who has yet to complete signing in nothing is said.
        user: token.pending ? {} : { name: token.name, email: token.email },
      }),
      // Only to this site: an open redirect after sign-in would be a phisher's gift.
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await revokeSession(String(token.sessionId), String(token.userId));
      },
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

/** next-auth's handler for app/api/auth, with the domain's check of credentials. */
export function nextAuthHandler(check: CheckCredentials) {
  return NextAuth(authOptions(check)) as (
    request: Request,
    context: { params: Promise<{ nextauth: string[] }> },
  ) => Promise<Response>;
}
