import { isHttps } from "../env";
import { LONGEST_SECONDS } from "./sessions";

/** `__Host-` and Secure over HTTPS; a plain name over HTTP, which only loopback may use, so that ordinary clients work. */
export const sessionCookie = () => (isHttps() ? "__Host-session" : "session");
export const csrfCookie = () => (isHttps() ? "__Host-csrf" : "csrf");

/** How the session's cookie is kept: unseen by scripts, not sent by other sites' requests. */
export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() }) as const;

/** The Set-Cookie header of a session id. */
export function sessionCookieHeader(id: string): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${sessionCookie()}=${id}; Path=/; Max-Age=${LONGEST_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of a cookie in a Cookie header. */
export function cookieIn(header: string | null, name: string): string | undefined {
  if (!header) return undefined;
  for (const part of header.split("; ")) {
    if (part.startsWith(`${name}=`)) return decodeURIComponent(part.slice(name.length + 1));
  }
  return undefined;
}
