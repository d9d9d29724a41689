import type { SessionEnd } from "@/lib/domain/identity/schema";
import { api } from "./api";

/** A session that ends soon: when (performance.now()), and whether staying helps. */
export type Ending = { at: number; why: "idle" | "longest" };

const WARN_MS = 2 * 60 * 1000;
const AGAIN_MS = 30_000;
const LONGEST_TIMER = 60 * 60 * 1000;
const CHANNEL = "session-kept";

const ask = (background: boolean) => api<SessionEnd>("/me/session", { background });

/** Acts, so that the session goes on, and has every tab look at when it ends now. Fails without a connection. */
export async function stay(): Promise<void> {
  await ask(false);
  new BroadcastChannel(CHANNEL).postMessage("kept");
}

/**
 * Tells when the session has two minutes left, and nothing any more when somebody acted, in whatever tab. The server is
 * asked, since all tabs share one session: first when it may be so far, `idleMs` after the page came. Gives the end of it.
 */
export function watchSession(
  idleMs: number,
  tell: (ending: Ending | undefined) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(() => void look(), Math.min(ms, LONGEST_TIMER));
  };
  const look = async () => {
    const left = await ask(true).catch(() => undefined);
    if (ended) return;
    // Without a connection nobody knows; what has ended, the lock says.
    if (!left) return wait(AGAIN_MS);
    const ms = Math.min(left.idleMs, left.longestMs);
    if (ms > WARN_MS) {
      tell(undefined);
      return wait(ms - WARN_MS);
    }
    tell({ at: performance.now() + ms, why: left.longestMs <= left.idleMs ? "longest" : "idle" });
    wait(ms + 500);
  };
  const tabs = new BroadcastChannel(CHANNEL);
  tabs.onmessage = () => void look();
  wait(Math.max(0, idleMs - WARN_MS));
  return () => {
    ended = true;
    clearTimeout(timer);
    tabs.close();
  };
}
