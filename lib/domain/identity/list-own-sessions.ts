import type { Actor } from "@/lib/platform/auth/actor";
import { listSessions } from "@/lib/platform/auth/session-list";
import { deviceWords } from "./device-words";
import type { OwnSessions } from "./schema";

/** One's own living sessions, in every clinic, the latest seen first. */
export async function listOwnSessions(actor: Actor, sessionId: string): Promise<OwnSessions> {
  const living = await listSessions(actor.userId, sessionId);
  const items = living.map(({ handle, session: { from, startedAt }, lastSeenAt, isThis }) => ({
    handle,
    device: deviceWords(from?.device ?? ""),
    address: from?.address ?? null,
    startedAt: new Date(startedAt).toISOString(),
    lastSeenAt: new Date(lastSeenAt).toISOString(),
    isThis,
  }));
  return { items };
}
