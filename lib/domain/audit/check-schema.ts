import { z } from "zod";

/** What can be wrong with a log, as the walk along its chain says it, and that the signed heads could not be read. */
const LOG_FAULTS = [
  "edited",
  "deleted",
  "inserted",
  "reordered",
  "cut",
  "seal-edited",
  "seal-deleted",
  "head-forged",
  "head-missing",
  "unsealed",
  "storage-away",
] as const;

/** What a check found: the proof, or the first fault. */
const checkResult = z.object({
  /** Events under a seal, and seals, as far as the walk went. */
  events: z.number().int(),
  seals: z.number().int(),
  sealedTo: z.string().nullable(),
  /** The last seal's. */
  hash: z.string().nullable(),
  /** When the last signed head was written, and how many seals came after it. */
  headAt: z.string().nullable(),
  afterHead: z.number().int(),
  /** New ones, which get their seal within seconds. */
  unsealed: z.number().int(),
  /** The first fault; null: intact. */
  fault: z
    .object({
      kind: z.enum(LOG_FAULTS),
      seal: z.number().int().nullable(),
      eventId: z.string().nullable(),
    })
    .nullable(),
});
export type CheckResult = z.output<typeof checkResult>;

export const auditCheck = z.object({
  id: z.uuid(),
  askedAt: z.string(),
  askedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** null: it is still being walked. */
  result: checkResult.nullable(),
});
export type AuditCheck = z.output<typeof auditCheck>;
export const auditCheckParams = z.object({ checkId: z.uuid() });
