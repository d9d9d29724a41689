import type { Me } from "@/lib/domain/identity/schema";
import type { OfflineRecord } from "@/lib/domain/overview/offline-schema";
import { api } from "./api";
import { clearDevice, onDevice, putOnDevice } from "./device";
import { loadDraftKey, seal, unseal } from "./drafts";

export type Copy = { me: Me; record: OfflineRecord; keptAt: number };

const WORKER = "/service-worker.js";
const PAGE = "/offline";
const CACHE = "offline-page";
/** A copy that nobody renewed for so long says more wrong than right, and lies on a device that may have been lost. */
const LONGEST_MS = 7 * 86_400_000;
const FRESH_MS = 10 * 60_000;

/** Whether this browser can open a page without a connection. */
export const canKeep = (): boolean =>
  "serviceWorker" in navigator && "caches" in window && "indexedDB" in window;

/** Whether this device keeps a copy for this person. */
export const isKeptFor = async (userId: string): Promise<boolean> =>
  (await onDevice())?.userId === userId;

/** Keeps on this device what the signed-in patient reads without a connection, and the page that shows it. */
export async function keepCopy(me: Me): Promise<void> {
  await navigator.serviceWorker.register(WORKER, { scope: "/" });
  const [key, record] = await Promise.all([
    loadDraftKey(me.user.id),
    api<OfflineRecord>("/me/offline-record", { background: true }),
    keepPage(),
  ]);
  const keptAt = Date.now();
  const sealed = await seal(key, { me, record } satisfies Omit<Copy, "keptAt">);
  await putOnDevice({ userId: me.user.id, keptAt, key, sealed });
}

/** What is kept for anybody else goes: they have left this device. */
export async function forgetOthers(userId: string): Promise<void> {
  const kept = await onDevice();
  if (kept && kept.userId !== userId) await forgetCopy();
}

/** Renews this person's copy where there is an old one. */
export async function renewCopy(me: Me): Promise<void> {
  const kept = await onDevice();
  if (kept?.userId === me.user.id && Date.now() - kept.keptAt > FRESH_MS) await keepCopy(me);
}

/** The copy of whom this device keeps one for; none when it is too old. */
export async function readCopy(): Promise<Copy | undefined> {
  const kept = await onDevice();
  if (!kept) return undefined;
  const { key, sealed, keptAt } = kept;
  if (Date.now() - keptAt > LONGEST_MS) {
    await forgetCopy();
    return undefined;
  }
  const copy = await unseal<Omit<Copy, "keptAt">>(key, sealed);
  return copy && { ...copy, keptAt };
}

/** Nothing of anybody stays on this device. */
export async function forgetCopy(): Promise<void> {
  if (!canKeep()) return;
  await Promise.all([clearDevice(), caches.delete(CACHE)]);
}

/** Keeps the page with the scripts, styles and letters that it is made of, and lets an earlier build's go. */
async function keepPage(): Promise<void> {
  const page = await fetched(PAGE);
  const parts = partsIn(await page.clone().text(), PAGE);
  const styles = await Promise.all(
    parts
      .filter((part) => part.endsWith(".css"))
      .map(async (part) => partsIn(await (await fetched(part)).text(), part)),
  );
  const all = new Set([...parts, ...styles.flat()]);
  const cache = await caches.open(CACHE);
  await cache.addAll([...all]);
  await cache.put(PAGE, page);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== PAGE && !all.has(pathname)) await cache.delete(request);
  }
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** The static files that a page or a style sheet names, from the root of the site. */
export function partsIn(text: string, path: string): string[] {
  const named = text.matchAll(
    /(?:\/_next\/)?static\/(?:chunks|css|media)\/[\w./~@%-]+\.(?:js|css|woff2)|\.\.\/media\/[\w./~@%-]+\.woff2/g,
  );
  const parts = [...named].map(([name]) => {
    if (name.startsWith("static/")) return `/_next/${name}`;
    return new URL(name, `http://site${path}`).pathname;
  });
  return [...new Set(parts)];
}
