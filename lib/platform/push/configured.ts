import { env } from "../env";

/** The key by which browsers let this installation, and no other, wake them; undefined where push cannot leave. */
export function pushKey(): string | undefined {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = env();
  return VAPID_PRIVATE_KEY ? VAPID_PUBLIC_KEY : undefined;
}

// Chrome and Edge, Firefox, Edge on Windows, Safari. A subscription is an address that we call: it is what a browser says,
// but anyone may say it, so none is called that isn't a push service.
const SERVICES = [
  /^fcm\.googleapis\.com$/,
  /\.push\.services\.mozilla\.com$/,
  /\.notify\.windows\.com$/,
  /\.push\.apple\.com$/,
];
const LOOPBACK = ["localhost", "127.0.0.1"];

/** Whether an address is a push service's. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, host, hostname, port, username, password } = new URL(endpoint);
  if (username || password) return false;
  const isNamed = env().PUSH_SERVICES.split(",").includes(host);
  if (protocol === "http:") return isNamed && LOOPBACK.includes(hostname);
  if (protocol !== "https:") return false;
  return isNamed || (port === "" && SERVICES.some((service) => service.test(hostname)));
}
