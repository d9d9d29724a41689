import { z } from "zod";
import { redis } from "../redis/redis";

const KEY = "audit:state";
const KEPT_SECONDS = 24 * 60 * 60;

const auditState = z.object({
  at: z.number(),
  /** Events without a seal, and how long the oldest has waited. */
  unsealed: z.number().int(),
  oldestMs: z.number(),
  /** Clinics whose head could not be written, the storage being away. */
  headsBehind: z.number().int(),
  /** Clinics whose head is of another chain than the database's: their log was cut. */
  headsBroken: z.number().int(),
});
export type AuditState = z.infer<typeof auditState>;

/** Told by the worker that writes the heads. */
export async function tellAuditState(state: AuditState): Promise<void> {
  await redis().set(KEY, JSON.stringify(state), "EX", KEPT_SECONDS);
}

/** The last that a worker told; undefined when none did for a day. */
export async function lastAuditState(): Promise<AuditState | undefined> {
  const stored = await redis().get(KEY);
  return stored ? auditState.parse(JSON.parse(stored)) : undefined;
}
