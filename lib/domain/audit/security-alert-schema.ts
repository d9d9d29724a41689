import { z } from "zod";

/** What is watched for. The database knows them too. */
const ALERT_RULES = [
  "failed-sign-ins",
  "new-device",
  "many-charts",
  "out-of-hours",
  "rights",
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];
export const SECURITY_ALERT_STATES = ["open", "seen"] as const;

export const securityAlert = z.object({
  id: z.uuid(),
  rule: z.enum(ALERT_RULES),
  /** When the event happened that made it. */
  at: z.string(),
  raisedAt: z.string(),
  /** How many there were by then: failed sign-ins, charts. */
  found: z.number().int(),
  /** Who did it, or whose account it was; the name while they belong to the clinic. */
  actor: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  /** From where; null where it is about no one place. */
  address: z.string().nullable(),
  /** In words, as "Chrome, Linux". */
  device: z.string().nullable(),
  /** What was done to rights, and to whom or which section of settings. */
  action: z.string(),
  about: z.string().nullable(),
  seen: z.object({ by: z.string().nullable(), at: z.string() }).nullable(),
  version: z.number().int(),
});
export type SecurityAlert = z.output<typeof securityAlert>;

export const securityAlertPage = z.object({
  items: z.array(securityAlert),
  nextCursor: z.string().nullable(),
});
export type SecurityAlertPage = z.output<typeof securityAlertPage>;

export const listSecurityAlertsQuery = z.strictObject({
  state: z.enum(SECURITY_ALERT_STATES).default("open"),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(200).optional(),
});
export type ListSecurityAlertsQuery = z.output<typeof listSecurityAlertsQuery>;

export const securityAlertParams = z.object({ alertId: z.uuid() });
export const seeSecurityAlertInput = z.strictObject({ seen: z.literal(true) });
export const securityAlertSeen = z.object({ id: z.uuid(), version: z.number().int() });
