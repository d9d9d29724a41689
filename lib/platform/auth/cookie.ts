import { isHttps } from "../env";

/** `__Host-` and Secure over HTTPS; a plain name over HTTP, which only loopback may use, so that ordinary clients work. */
export const sessionCookie = () => (isHttps() ? "__Host-session" : "session");
export const csrfCookie = () => (isHttps() ? "__Host-csrf" : "csrf");

/** The value of a cookie in a Cookie header. */
export function cookieIn(header: string | null, name: string): string | undefined {
  if (!header) return undefined;
  for (const part of header.split("; ")) {
    if (part.startsWith(`${name}=`)) return decodeURIComponent(part.slice(name.length + 1));
  }
  return undefined;
}
