import { api } from "./api";
import { sayBegun, sayLeaving } from "./session-ended";

// Loaded when somebody leaves: no page needs it to begin with.
const sendWaiting = async (userId: string) => {
  const waiting = await import("./waiting");
  if (waiting.mayWait(userId)) await waiting.sendWaiting(userId);
};
const forgetCopy = async () => (await import("./keep-copy")).forgetCopy();
const sendDrafts = async (userId: string) => (await import("./drafts")).sendDrafts(userId);
/** Nobody is woken here for who has left; the push service knows it even where our server doesn't learn it. */
const forgetPush = async () => {
  const { isWoken, sleepHere } = await import("./push");
  if (await isWoken()) await sleepHere().catch(() => {});
};
const channel = () => new BroadcastChannel("session");

/** Posts to next-auth with its CSRF token. */
async function authPost(action: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  return fetch(`/api/auth/${action}`, { method: "POST", body });
}

/** Signs in. Gives nothing when it worked; else "wrong", "network", or the server's own words. */
export async function signIn(email: string, password: string): Promise<string | undefined> {
  const response = await authPost("callback/credentials", { email, password }).catch(
    () => undefined,
  );
  if (!response) return "network";
  if (response.ok) return undefined;
  const isProblem = response.headers.get("content-type")?.includes("problem+json");
  if (!isProblem) return "wrong";
  const { title, detail } = await response.json();
  return detail ?? title;
}

/** Gives a sign-in up that lacked something. */
export async function giveUpSignIn(): Promise<void> {
  await authPost("signout", {});
  window.location.replace("/sign-in");
}

/**
 * Leaves: what waits is sent, what was typed and not sent goes to the server, the session ends there, and nothing readable of this person stays
 * in this browser, in any of its tabs. Fails without a connection: then nothing was ended, and the person must know.
 */
export async function signOut(userId: string, everywhere: boolean): Promise<void> {
  await sendWaiting(userId);
  await sendDrafts(userId);
  await forgetPush();
  await forgetCopy();
  sayLeaving();
  try {
    if (everywhere) await fetch("/api/v1/me/sessions", { method: "DELETE" });
    await authPost("signout", {});
  } catch (error) {
    sayBegun(); // nothing ended
    throw error;
  }
  channel().postMessage("signed-out");
  window.location.replace("/sign-in");
}

/** This tab goes to another clinic by itself: what it tells the others isn't for it. */
let moving = false;

/**
 * Goes on in another clinic of this person, at a place there, the others of their tabs from its start: what those show
 * belongs to the clinic that was left. What was typed there and not sent waits there. Fails without a connection.
 */
export async function moveToClinic(userId: string, clinicId: string, path = "/"): Promise<void> {
  await sendDrafts(userId);
  await api("/me/clinic", { method: "POST", body: { clinicId } });
  moving = true;
  channel().postMessage("moved");
  window.location.replace(path);
}

/** Another tab signed out or went to another clinic, or the browser shows a page from its memory: such a page must not be seen. Gives the end of listening. */
export function leaveWhenSignedOut(): () => void {
  const tabs = channel();
  tabs.onmessage = () => {
    if (moving) return;
    sayLeaving();
    window.location.replace("/sign-in");
  };
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) window.location.reload();
  };
  window.addEventListener("pageshow", shown);
  return () => {
    tabs.close();
    window.removeEventListener("pageshow", shown);
  };
}
