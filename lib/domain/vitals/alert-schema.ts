import { z } from "zod";
import { patientSummary } from "@/lib/domain/patients/schema";
import { requiredText } from "@/lib/platform/text";
import { reading, vitalSet } from "./schema";

/** A reading that someone must look at, as the care team's list shows it. */
const alert = z.object({
  id: z.uuid(),
  patient: patientSummary,
  reading,
  recordedAt: z.string(),
  note: z.string().nullable(),
  origin: vitalSet.shape.origin,
  severity: z.enum(["critical"]),
  state: z.enum(["open", "acknowledged", "withdrawn"]),
  raisedAt: z.string(),
  /** Whether this person hasn't opened the chart since it was raised. */
  unseen: z.boolean(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  comment: z.string().nullable(),
  version: z.number().int(),
});
export type Alert = z.output<typeof alert>;

export const alertPage = z.object({ items: z.array(alert), nextCursor: z.string().nullable() });
export type AlertPage = z.output<typeof alertPage>;

export const listAlertsQuery = z.strictObject({
  state: z.enum(["open", "acknowledged"]).default("open"),
  patientId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
export type ListAlertsQuery = z.output<typeof listAlertsQuery>;

export const alertCount = z.object({
  open: z.number().int(),
  /** When the latest of them was raised: a list is asked for again when this or the number changes. */
  latestAt: z.string().nullable(),
});
export type AlertCount = z.output<typeof alertCount>;

/** Somebody has seen to it, and says how. */
export const acknowledgeAlertInput = z.strictObject({
  state: z.literal("acknowledged"),
  comment: requiredText(500),
});
export type AcknowledgeAlertInput = z.output<typeof acknowledgeAlertInput>;
