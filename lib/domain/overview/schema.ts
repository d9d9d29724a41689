import { z } from "zod";
import { notePage } from "@/lib/domain/notes/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { medicationRequest } from "@/lib/domain/prescriptions/schema";
import { allergyIntolerance, condition, observation } from "@/lib/domain/records/schema";
import { trends, vitalSet } from "@/lib/domain/vitals/schema";

const words = z.string().nullable();

const TIMELINE_KINDS = [
  "note",
  "encounter",
  "vitals",
  "condition",
  "allergy",
  "medication",
  "immunization",
  "procedure",
  "result",
  "document",
] as const;
const timelineKind = z.enum(TIMELINE_KINDS);
export type TimelineKind = z.output<typeof timelineKind>;

/** `kinds`: which to show, by commas; all without it. */
export const timelineQuery = z.strictObject({
  kinds: z
    .string()
    .max(200)
    .transform((given) => given.split(","))
    .pipe(z.array(timelineKind).min(1))
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(500).optional(),
});
export type TimelineQuery = z.output<typeof timelineQuery>;

export const timelineItem = z.object({
  id: z.uuid(),
  kind: timelineKind,
  /** FHIR date or time, as it was given; null when nobody said. */
  date: words,
  display: z.string(),
  detail: words,
  status: words,
  /** Of a set of vital signs: its readings, and who took them. */
  readings: vitalSet.shape.readings.optional(),
  origin: vitalSet.shape.origin.optional(),
  /** Of a result: what was found, what is out of range first. */
  results: z.array(observation).optional(),
});
export type TimelineItem = z.output<typeof timelineItem>;

export const timelinePage = z.object({
  items: z.array(timelineItem),
  nextCursor: words,
});
export type TimelinePage = z.output<typeof timelinePage>;

const some = <T extends z.ZodType>(item: T) =>
  z.object({ count: z.number().int(), items: z.array(item) });

/** What a doctor must know before anything else. */
export const overview = z.object({
  /** Each kind of vital sign with its latest readings, the newest last. */
  signs: trends.shape.items,
  references: trends.shape.references,
  conditions: some(condition),
  medications: some(medicationRequest),
  allergies: some(allergyIntolerance),
  /** The latest signed notes. */
  notes: notePage.shape.items,
  timeline: timelinePage,
});
export type Overview = z.output<typeof overview>;

/** How many rows each section of a chart has. */
export const sectionCounts = z.object({
  notes: z.number(),
  conditions: z.number(),
  allergies: z.number(),
  medications: z.number(),
  immunizations: z.number(),
  procedures: z.number(),
  encounters: z.number(),
  documents: z.number(),
});
export type SectionCounts = z.output<typeof sectionCounts>;

/** A patient with what every page of the chart shows around itself. */
export type OpenChart = PatientDetail & { counts: SectionCounts };

/** A question about an access that the clinic answered, and that the patient hasn't looked at since. */
export const newAnswer = z.object({ id: z.uuid(), question: z.string() });
export type NewAnswer = z.output<typeof newAnswer>;

/** What a patient's start shows besides signs. */
const ownHome = z.object({
  medicines: z.array(medicationRequest),
  moreMedicines: z.boolean(),
  /** What came into the record lately, the latest first. */
  news: z.array(timelineItem),
  answers: z.array(newAnswer),
});
export type OwnHome = z.output<typeof ownHome>;
