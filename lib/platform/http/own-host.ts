import type { IncomingMessage } from "node:http";
import { env, isLoopback } from "../env";

/** Platforms ask after a process by whatever address they know it. */
const OPEN = /^\/(health(\/|$|\?)|metrics($|\?))/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether a request names the address that people use: what a stranger's Host could be written into (a cache, a link, a
 * redirect) never sees it. On this machine every loopback name will do; a trusted proxy may say which name it was asked by.
 */
export function isOwnHost({ url = "", headers }: IncomingMessage): boolean {
  if (OPEN.test(url)) return true;
  const { APP_URL, TRUST_PROXY } = env();
  const asked = (TRUST_PROXY && headers["x-forwarded-host"]) || headers.host;
  return asked === new URL(APP_URL).host || (isLoopback() && LOOPBACK.test(String(asked)));
}
