import { z } from "zod";
import { REASONS } from "@/lib/domain/patients/person-schema";
import { patientSummary } from "@/lib/domain/patients/schema";
import { requiredText } from "@/lib/platform/text";

/** Somebody who registered and waits, with those of the clinic who may be the same. */
export const chartClaim = z.object({
  id: z.uuid(),
  given: z.string(),
  family: z.string(),
  birthDate: z.string(),
  email: z.string(),
  registeredAt: z.string(),
  version: z.number().int(),
  alike: z.array(
    patientSummary.extend({ reasons: z.array(z.enum(REASONS)), hasAccount: z.boolean() }),
  ),
});
export type ChartClaim = z.output<typeof chartClaim>;

export const listClaimsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(25),
  cursor: z.string().max(500).optional(),
});
export type ListClaimsQuery = z.output<typeof listClaimsQuery>;
export const claimPage = z.object({
  items: z.array(chartClaim),
  nextCursor: z.string().nullable(),
});
export type ClaimPage = z.output<typeof claimPage>;

export const claimParams = z.strictObject({ claimId: z.uuid() });
/** `chart`: whose they are; null: a new one. `identified`: how whoever decides knows it, for the audit log. */
export const decideClaimInput = z.strictObject({
  chart: z.uuid().nullable(),
  identified: requiredText(300).trim(),
});
export type DecideClaimInput = z.output<typeof decideClaimInput>;
export const decidedClaim = z.object({ id: z.uuid(), version: z.number().int() });
