import { sessionLeft } from "@/lib/platform/auth/session-left";
import { AppError } from "@/lib/platform/errors";
import type { SessionEnd } from "./schema";

/** When this session ends, for who is to be warned. Fails: unauthenticated (it has). */
export async function sessionEnd(sessionId: string): Promise<SessionEnd> {
  const left = await sessionLeft(sessionId);
  if (!left) throw new AppError("unauthenticated");
  const { idleMs, longestMs } = left;
  return { idleMs: Math.max(0, idleMs), longestMs: Math.max(0, longestMs) };
}
