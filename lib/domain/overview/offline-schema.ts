import { z } from "zod";
import { visitSummary } from "@/lib/domain/notes/schema";
import { medicationRequest } from "@/lib/domain/prescriptions/schema";
import { trends } from "@/lib/domain/vitals/schema";

/** What a patient's own device keeps, to be read without a connection. */
export const offlineRecord = z.object({
  patient: z.object({ id: z.uuid(), name: z.string(), birthDate: z.string().nullable() }),
  /** The last reading of each kind in three months. */
  latest: trends.shape.items.element.shape.points,
  references: trends.shape.references,
  medicines: z.array(medicationRequest),
  summaries: z.array(visitSummary),
  emergencyNumber: z.string(),
  /** Working days within which the clinic answers a message. */
  answerDays: z.number(),
  /** Whether the clinic lets patients record. */
  records: z.boolean(),
});
export type OfflineRecord = z.output<typeof offlineRecord>;
