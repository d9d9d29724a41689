import { z } from "zod";
import { requiredText } from "@/lib/platform/text";
import { DURATIONS, OUTCOMES, PATTERNS, SHORTEST_REASON } from "./parts";

export const beginEmergencyInput = z.strictObject({
  /** An exact record or document number: nobody is searched for by this way. */
  number: requiredText(60),
  reason: requiredText(1000).refine(
    (reason) => [...reason.trim()].length >= SHORTEST_REASON, // as the database counts
    "reason_too_short",
  ),
  minutes: z.union(DURATIONS.map((minutes) => z.literal(minutes))).default(60),
});
export type BeginEmergencyInput = z.output<typeof beginEmergencyInput>;

const patient = z.object({ id: z.uuid(), name: z.string() });

/** A chart that is open to the caller by this way now. */
export const ownEmergency = z.object({ id: z.uuid(), patient, endsAt: z.string() });
export type OwnEmergency = z.output<typeof ownEmergency>;
export const ownEmergencies = z.object({ items: z.array(ownEmergency) });

export const emergency = z.object({
  id: z.uuid(),
  patient: patient.extend({ mrn: z.string() }),
  member: z.object({
    userId: z.uuid(),
    name: z.string(),
    role: z.enum(["doctor", "nurse", "admin"]),
    /** The reader themself, who cannot review it. */
    you: z.boolean(),
  }),
  reason: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  patterns: z.array(z.enum(PATTERNS)),
  /** How many times something of the chart was looked at or changed meanwhile by this way. */
  looks: z.number().int(),
  outcome: z.enum(OUTCOMES).nullable(),
  comment: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  version: z.number().int(),
});
export type Emergency = z.output<typeof emergency>;

export const emergencyPage = z.object({
  items: z.array(emergency),
  nextCursor: z.string().nullable(),
});
export type EmergencyPage = z.output<typeof emergencyPage>;

export const listEmergenciesQuery = z.strictObject({
  state: z.enum(["open", "reviewed"]).default("open"),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
export type ListEmergenciesQuery = z.output<typeof listEmergenciesQuery>;

export const emergencyCount = z.object({ open: z.number().int() });
export const emergencyParams = z.object({ emergencyId: z.uuid() });

export const reviewEmergencyInput = z.strictObject({
  outcome: z.enum(OUTCOMES),
  comment: requiredText(1000),
});
export type ReviewEmergencyInput = z.output<typeof reviewEmergencyInput>;
