import { api } from "./api";

const WORKER = "/service-worker.js";

/** Whether this browser can be woken at all. */
export const canBeWoken = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const registration = () => navigator.serviceWorker.getRegistration("/");

async function current(): Promise<PushSubscription | null> {
  return (await (await registration())?.pushManager.getSubscription()) ?? null;
}

/** Whether this browser is woken for somebody: whom, the server knows. */
export const isWoken = async (): Promise<boolean> => canBeWoken() && (await current()) !== null;

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
    sign.charCodeAt(0),
  );

/** Asks the person, and lets the clinic wake this browser. False when they or their browser say no. */
export async function wakeHere(pushKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  await navigator.serviceWorker.register(WORKER, { scope: "/" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const applicationServerKey = bytesOf(pushKey);
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint, keys } = subscription.toJSON();
  try {
    const idempotencyKey = crypto.randomUUID();
    const body = { endpoint, keys };
    await api("/me/push-subscriptions", { method: "POST", body, idempotencyKey });
  } catch (error) {
    await subscription.unsubscribe();
    throw error;
  }
  return true;
}

/** This browser is woken no more: at once here, and then by the server. */
export async function sleepHere(): Promise<void> {
  const subscription = await current();
  if (!subscription) return;
  await subscription.unsubscribe();
  const bytes = new TextEncoder().encode(subscription.endpoint);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await api(`/me/push-subscriptions/${hash}`, { method: "DELETE" });
}
