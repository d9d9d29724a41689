import { AppError } from "../errors";
import type { Session } from "./sessions";

const FRESH_MS = 5 * 60 * 1000;

/** Whether this session's person showed lately who they are. Fails: forbidden (step_up). */
export function requireFresh(session: Session): void {
  if (Date.now() - session.provenAt > FRESH_MS)
    throw new AppError("forbidden", { message: "step_up" });
}
