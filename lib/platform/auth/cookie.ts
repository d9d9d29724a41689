import { randomBytes } from "node:crypto";
import { isHttps } from "../env";
import { CHALLENGE_SECONDS } from "./challenge";
import { LONGEST_SECONDS } from "./sessions";

/** `__Host-` and Secure over HTTPS; a plain name over HTTP, which only loopback may use, so that ordinary clients work. */
export const sessionCookie = () => (isHttps() ? "__Host-session" : "session");
export const callbackCookie = () => (isHttps() ? "__Host-callback" : "callback");
export const csrfCookie = () => (isHttps() ? "__Host-csrf" : "csrf");

/** Names a browser, to nobody but us: that it isn't a new one is all that it says. */
const deviceCookie = () => (isHttps() ? "__Host-device" : "device");
const DEVICE_SECONDS = 400 * 24 * 60 * 60; // the longest that browsers keep one

/** The Set-Cookie header of a browser's name. */
export function deviceCookieHeader(name: string): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${deviceCookie()}=${name}; Path=/; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** The name of the browser that sends these headers; a new one where it has none. */
export function deviceNameOf(headers: Headers): string {
  const known = cookieIn(headers.get("cookie"), deviceCookie());
  return known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString("base64url");
}

/** Ties what a device is asked to sign, or a provider to say, to the browser that asked, before anybody is signed in. */
const challengeCookie = () => (isHttps() ? "__Host-challenge" : "challenge");

/** The Set-Cookie header of the secret that what was asked is kept under. */
export function challengeCookieHeader(secret: string, seconds = CHALLENGE_SECONDS): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${challengeCookie()}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** The secret that these headers bring; nothing that is none. */
export const challengeSecretOf = (headers: Headers): string =>
  cookieIn(headers.get("cookie"), challengeCookie()) ?? "";

/** How the session's cookie is kept: unseen by scripts, not sent by other sites' requests. */
export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() }) as const;

/** The Set-Cookie header of a session id. */
export function sessionCookieHeader(id: string): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${sessionCookie()}=${id}; Path=/; Max-Age=${LONGEST_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** What this browser chose, as pages keep it (lib/browser/choice-cookie.ts). */
export const choiceIn = (headers: Headers, name: string): string | undefined =>
  cookieIn(headers.get("cookie"), isHttps() ? `__Host-${name}` : name);

/** The value of a cookie in a Cookie header. */
export function cookieIn(header: string | null, name: string): string | undefined {
  if (!header) return undefined;
  for (const part of header.split("; ")) {
    if (part.startsWith(`${name}=`)) return decoded(part.slice(name.length + 1));
  }
  return undefined;
}

/** What isn't written as cookies are is none. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
