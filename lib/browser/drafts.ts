import { api, isProblem } from "./api";
import { onDevice } from "./device";

// What is typed and not yet sent stays in this browser, encrypted under a key that only the server can give back, and
// only to the same person: after an expired session nothing here can be read. Signing out moves it to the server.
const PREFIX = "draft:";
const IV_BYTES = 12;

export type Draft<T> = { value: T; savedAt: number };
/** `sealed`: base64 of what was encrypted, after its initialisation vector. */
type Stored = { sealed: string; savedAt: number };

/** The drafts of one person in this browser; `name` is theirs alone, such as vitals:<patient id>. */
const placeOf = (userId: string, name: string) => `${PREFIX}${userId}:${name}`;

/**
 * The key of the signed-in person's drafts; held in memory only. Without a connection, from the copy
 * that this device keeps for them.
 */
export async function loadDraftKey(userId: string): Promise<CryptoKey> {
  try {
    return await keyFromServer();
  } catch (error) {
    const kept = isProblem(error) ? undefined : await onDevice();
    if (kept?.userId !== userId) throw error;
    return kept.key;
  }
}

async function keyFromServer(): Promise<CryptoKey> {
  const { key } = await api<{ key: string }>("/me/draft-key");
  const raw = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Whether this browser has a draft of that name, from whatever day. */
export const isHere = (userId: string, name: string): boolean =>
  localStorage.getItem(placeOf(userId, name)) !== null;

/** Keeps a draft in this browser; gives the moment in milliseconds. */
export async function saveDraft(
  key: CryptoKey,
  userId: string,
  name: string,
  value: unknown,
): Promise<number> {
  const savedAt = Date.now();
  const stored: Stored = { sealed: await seal(key, value), savedAt };
  localStorage.setItem(placeOf(userId, name), JSON.stringify(stored));
  return savedAt;
}

/** Encrypts a value, as JSON. */
export async function seal(key: CryptoKey, value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
  return toBase64(iv) + toBase64(bytes);
}

const CHUNK = 24_576; // a multiple of three, so that parts join

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return text;
}

/** The newest draft of that name, from this browser or from where the person signed out. */
export async function readDraft<T>(
  key: CryptoKey,
  userId: string,
  name: string,
): Promise<Draft<T> | undefined> {
  const here = localStorage.getItem(placeOf(userId, name));
  const drafts = [here ? (JSON.parse(here) as Stored) : undefined, await fromServer(name)];
  const newest = drafts
    .filter((draft) => draft !== undefined)
    .sort((a, b) => b.savedAt - a.savedAt)[0];
  if (!newest) return undefined;
  const value = await unseal<T>(key, newest.sealed);
  return value === undefined ? undefined : { value, savedAt: newest.savedAt };
}

async function fromServer(name: string): Promise<Stored | undefined> {
  try {
    const draft = await api<{ sealed: string; savedAt: string } | null>(`/me/drafts/${name}`);
    return draft ? { sealed: draft.sealed, savedAt: Date.parse(draft.savedAt) } : undefined;
  } catch {
    return undefined; // no connection: what is in this browser is there all the same
  }
}

/** What was sealed; undefined where that was under another key. */
export async function unseal<T>(key: CryptoKey, sealed: string): Promise<T | undefined> {
  const bytes = Uint8Array.from(atob(sealed), (c) => c.charCodeAt(0));
  try {
    const iv = bytes.slice(0, IV_BYTES);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.slice(IV_BYTES));
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  } catch {
    return undefined;
  }
}

/**
 * Removes a draft from this browser: the server has what it said. What was kept after `upTo` (milliseconds) stays: another
 * tab keeps its words in the same place.
 */
export function forgetHere(userId: string, name: string, upTo = Number.POSITIVE_INFINITY): void {
  const here = localStorage.getItem(placeOf(userId, name));
  if (here && (JSON.parse(here) as Stored).savedAt <= upTo)
    localStorage.removeItem(placeOf(userId, name));
}

/** Removes a draft here, as kept up to a moment, and on the server: it was sent, or thrown away. */
export async function dropDraft(userId: string, name: string, upTo?: number): Promise<void> {
  forgetHere(userId, name, upTo);
  await api(`/me/drafts/${name}`, { method: "DELETE" }).catch(() => {});
}

/**
 * Moves this person's drafts to the server, still encrypted, so that signing out loses nothing. What the server doesn't
 * take (the session ran out, say) stays here, unreadable to anyone else. Fails without a connection.
 */
export async function sendDrafts(userId: string): Promise<void> {
  const mine = placeOf(userId, "");
  for (const place of Object.keys(localStorage).filter((one) => one.startsWith(mine))) {
    const { sealed, savedAt } = JSON.parse(localStorage.getItem(place) ?? "{}") as Stored;
    const name = place.slice(mine.length);
    const body = { name, sealed, savedAt: new Date(savedAt).toISOString() };
    try {
      await api("/me/drafts", { method: "POST", body });
      localStorage.removeItem(place);
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
  }
}
