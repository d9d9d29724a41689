import webPush from "web-push";
import { env, isHttps } from "../env";
import { isPushService } from "./configured";

const SILENCE_MS = 20_000;
const KEPT_SECONDS = 24 * 60 * 60;

/** A browser: where its push service takes messages, and the keys that only it reads with. */
export type Browser = { endpoint: string; p256dh: string; auth: string };

/** What became of a message: taken, the browser is gone for ever, refused for good, or to be tried again. */
export type Pushed = { outcome: "taken" | "gone" | "refused" | "later"; kind: string };

/** Whom a push service writes to when something is wrong. */
const contact = () => (isHttps() ? env().APP_URL : "mailto:nobody@localhost.invalid");

/** Hands a message to a browser's push service, encrypted for the browser alone. Never fails: says what became of it. */
export async function sendPush(
  browser: Browser,
  payload: string,
  urgent: boolean,
): Promise<Pushed> {
  const { endpoint, p256dh, auth } = browser;
  const { VAPID_PUBLIC_KEY: publicKey = "", VAPID_PRIVATE_KEY: privateKey = "" } = env();
  if (!isPushService(endpoint)) return { outcome: "gone", kind: "PUSH" };
  try {
    const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject: contact(), publicKey, privateKey },
      TTL: KEPT_SECONDS,
      urgency: urgent ? "high" : "normal",
      contentEncoding: "aes128gcm",
    });
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: new Uint8Array(request.body ?? []),
      redirect: "error",
      signal: AbortSignal.timeout(SILENCE_MS),
    });
    await answer.body?.cancel();
    return { outcome: outcomeOf(answer.status), kind: `PUSH ${answer.status}` };
  } catch (error) {
    return { outcome: "later", kind: `PUSH ${error instanceof Error ? error.name : ""}`.trim() };
  }
}

function outcomeOf(status: number): Pushed["outcome"] {
  if (status < 300) return "taken";
  if (status === 404 || status === 410) return "gone";
  return status === 429 || status >= 500 ? "later" : "refused";
}
