import { api } from "./api";

// What is typed and not yet sent stays in this browser, encrypted under a key that only the server can give back, and
// only to the same person: after an expired session nothing here can be read.
const PREFIX = "draft:";
const IV_BYTES = 12;

export type Draft<T> = { value: T; savedAt: number };

/** The key of the signed-in person's drafts; held in memory only. */
export async function loadDraftKey(): Promise<CryptoKey> {
  const { key } = await api<{ key: string }>("/me/draft-key");
  const raw = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export async function saveDraft(key: CryptoKey, name: string, value: unknown): Promise<number> {
  const savedAt = Date.now();
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify({ value, savedAt }));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
  localStorage.setItem(PREFIX + name, btoa(String.fromCharCode(...iv, ...sealed)));
  return savedAt;
}

/** The draft of that name; undefined when there is none, or it is another person's. */
export async function readDraft<T>(key: CryptoKey, name: string): Promise<Draft<T> | undefined> {
  const stored = localStorage.getItem(PREFIX + name);
  if (!stored) return undefined;
  const bytes = Uint8Array.from(atob(stored), (c) => c.charCodeAt(0));
  try {
    const iv = bytes.slice(0, IV_BYTES);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.slice(IV_BYTES));
    return JSON.parse(new TextDecoder().decode(plain)) as Draft<T>;
  } catch {
    return undefined;
  }
}

export const dropDraft = (name: string) => localStorage.removeItem(PREFIX + name);

/** Removes every draft of this browser. */
export function forgetDrafts(): void {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  }
}
