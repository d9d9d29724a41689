import { z } from "zod";

const words = z.string().nullable();
const row = { id: z.uuid(), codeSystem: words, code: words, display: z.string() };

// Dates and times are FHIR's, as precise as they were given.

export const condition = z.object({
  ...row,
  clinicalStatus: words,
  verificationStatus: words,
  onset: words,
  abatement: words,
  recordedDate: words,
});

export const allergyIntolerance = z.object({
  ...row,
  category: words,
  criticality: words,
  reaction: words,
  clinicalStatus: words,
  verificationStatus: words,
  recordedDate: words,
});

export const encounter = z.object({
  ...row,
  status: z.string(),
  class: words,
  reason: words,
  start: words,
  end: words,
});

export const procedure = z.object({ ...row, status: z.string(), performed: words });

export const immunization = z.object({ ...row, status: z.string(), occurrence: words });

const bound = z.looseObject({ value: z.number().optional(), unit: z.string().optional() });
const referenceRange = z.looseObject({
  low: bound.optional(),
  high: bound.optional(),
  text: z.string().optional(),
});

export const observationRow = z.object({
  ...row,
  status: z.string(),
  category: words,
  effective: words,
  /** FHIR quantity as given: "<" 0.3 "mg/dL"; or words instead of a number. */
  comparator: words,
  value: z.number().nullable(),
  unit: words,
  valueText: words,
  components: z.array(z.looseObject({})).nullable(),
  referenceRange: z.array(referenceRange).nullable(),
});

export const observation = observationRow.extend({
  /** Against its own reference range, bounds counted as bounds. */
  interpretation: z.enum(["low", "normal", "high", "unknown"]),
});
export type ObservationRow = z.output<typeof observationRow>;
