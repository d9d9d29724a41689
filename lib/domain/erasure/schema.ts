import { z } from "zod";
import { me } from "@/lib/domain/identity/schema";
import { requiredText } from "@/lib/platform/text";

/** Within how many days somebody has an answer. */
export const ANSWER_DAYS = 30;

/** What would go and what stays, before anything is done. Everything of the account goes; this says what depends on it. */
const erasurePlan = z.object({
  role: me.shape.role,
  /** A patient's record, which the clinic keeps. */
  hasChart: z.boolean(),
  /** For how many years after its last entry a record is kept, and that it is until this day at least. */
  retentionYears: z.number().int(),
  keptUntil: z.string(),
});
export type ErasurePlan = z.output<typeof erasurePlan>;

/** Why one's own account can't be erased. */
export const OBSTACLES = ["last_administrator", "platform_administrator", "demo_account"] as const;

const ownRequest = z.object({
  askedAt: z.string(),
  answerBy: z.string(),
  outcome: z.enum(["withdrawn", "refused"]).nullable(),
  /** Why it was refused. */
  reason: z.string().nullable(),
});

/** One's own account: what erasing would do, what stands in its way, and what was asked last. */
export const ownErasure = z.object({
  plan: erasurePlan,
  /** Clinics that one belongs to besides: the account stays for them. */
  staysIn: z.array(z.string()),
  obstacle: z.enum(OBSTACLES).nullable(),
  request: ownRequest.nullable(),
});
export type OwnErasure = z.output<typeof ownErasure>;

/** Somebody who waits for an answer, with the same plan. */
export const erasureRequest = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  askedAt: z.string(),
  answerBy: z.string(),
  /** The reader's own, which another administrator answers. */
  isOwn: z.boolean(),
  plan: erasurePlan,
  version: z.number().int(),
});
export type ErasureRequest = z.output<typeof erasureRequest>;

export const listErasuresQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
});
export type ListErasuresQuery = z.output<typeof listErasuresQuery>;
export const erasurePage = z.object({
  items: z.array(erasureRequest),
  nextCursor: z.string().nullable(),
});
export type ErasurePage = z.output<typeof erasurePage>;

export const erasureParams = z.strictObject({ requestId: z.uuid() });
/** `reason`: why it is refused, which its person reads; none where it is approved. */
export const decideErasureInput = z
  .strictObject({ approved: z.boolean(), reason: requiredText(500).trim().optional() })
  .refine(({ approved, reason }) => approved === (reason === undefined), {
    path: ["reason"],
    error: "required",
  });
export type DecideErasureInput = z.output<typeof decideErasureInput>;
export const decidedErasure = z.object({ id: z.uuid(), version: z.number().int() });
