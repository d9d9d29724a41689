import { z } from "zod";
import { requiredText, text } from "@/lib/platform/text";

const words = z.string().nullable();
const row = { id: z.uuid(), codeSystem: words, code: words, display: z.string() };

/** How a row came: entered here by somebody, at a moment, or imported; counted up at each change. */
export const kept = {
  source: z.enum(["entered", "imported"]),
  /** Why it was ended or marked entered-in-error. */
  statusReason: words,
  /** Name of who entered it; null for what was imported. */
  recordedBy: words,
  createdAt: z.string(),
  version: z.number().int(),
};

// Dates and times are FHIR's, as precise as they were given.

export const condition = z.object({
  ...row,
  clinicalStatus: words,
  verificationStatus: words,
  onset: words,
  abatement: words,
  recordedDate: words,
  /** Not told to the patient. */
  confidential: z.boolean(),
  ...kept,
});
export type Condition = z.output<typeof condition>;

export const allergyIntolerance = z.object({
  ...row,
  category: words,
  criticality: words,
  reaction: words,
  severity: words,
  clinicalStatus: words,
  verificationStatus: words,
  recordedDate: words,
  ...kept,
});
export type AllergyIntolerance = z.output<typeof allergyIntolerance>;

export const encounter = z.object({
  ...row,
  status: z.string(),
  class: words,
  reason: words,
  start: words,
  end: words,
});
export type Encounter = z.output<typeof encounter>;

export const procedure = z.object({ ...row, status: z.string(), performed: words });
export type Procedure = z.output<typeof procedure>;

export const immunization = z.object({ ...row, status: z.string(), occurrence: words });
export type Immunization = z.output<typeof immunization>;

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
export type Observation = z.output<typeof observation>;

/** `laboratory`, or everything that was measured or asked besides. */
export const labsQuery = z.strictObject({
  kind: z.enum(["laboratory", "other"]).default("laboratory"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1000).optional(),
});
export type LabsQuery = z.output<typeof labsQuery>;

/** One kind of result with its latest values, the newest first. */
export const labSeries = z.object({
  id: z.string(),
  count: z.number().int(),
  results: z.array(observation).min(1),
});
export type LabSeries = z.output<typeof labSeries>;

const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const isDay = (value: string) =>
  DAY.test(value) &&
  (value.length < 10 || new Date(`${value}T12:00:00Z`).getUTCDate() === Number(value.slice(8)));

/** A FHIR date as precise as it is known: 2021, 2021-03 or 2021-03-04. */
export const fhirDay = z.string().refine(isDay, "bad_date");
export const optionalWords = (max: number) => requiredText(max).nullable().optional();

/** A name in words, and a code of some system where one is known. */
export const codedInput = {
  display: requiredText(500),
  codeSystem: optionalWords(200),
  code: optionalWords(50),
};

type Given = {
  code?: string | null;
  codeSystem?: string | null;
  status?: string;
  verificationStatus?: string;
  statusReason?: string | null;
};

/** Faults that no field has by itself: a system without a code; an error without its reason. */
export function crossFaults(given: Given, context: z.core.$RefinementCtx): void {
  if (given.codeSystem && !given.code)
    context.addIssue({ code: "custom", message: "required", path: ["code"] });
  const wrong = [given.status, given.verificationStatus].includes("entered-in-error");
  if (wrong && !given.statusReason?.trim())
    context.addIssue({ code: "custom", message: "required", path: ["statusReason"] });
}

const conditionFields = {
  ...codedInput,
  clinicalStatus: z
    .enum(["active", "recurrence", "relapse", "inactive", "remission", "resolved"])
    .optional(),
  onset: fhirDay.nullable().optional(),
  abatement: fhirDay.nullable().optional(),
  confidential: z.boolean().optional(),
};
const CONDITION_CERTAINTY = [
  "unconfirmed",
  "provisional",
  "differential",
  "confirmed",
  "refuted",
] as const;

/** Active and confirmed where nothing else is said. */
export const addConditionInput = z
  .strictObject({
    ...conditionFields,
    verificationStatus: z.enum(CONDITION_CERTAINTY).optional(),
  })
  .superRefine(crossFaults);
export type AddConditionInput = z.output<typeof addConditionInput>;

/** Only what changes. */
export const editConditionInput = z
  .strictObject({
    ...conditionFields,
    display: conditionFields.display.optional(),
    verificationStatus: z.enum([...CONDITION_CERTAINTY, "entered-in-error"]).optional(),
    statusReason: text(500).nullable().optional(),
  })
  .superRefine(crossFaults);
export type EditConditionInput = z.output<typeof editConditionInput>;

const allergyFields = {
  ...codedInput,
  category: z.enum(["food", "medication", "environment", "biologic"]).nullable().optional(),
  criticality: z.enum(["low", "high", "unable-to-assess"]).nullable().optional(),
  reaction: optionalWords(500),
  severity: z.enum(["mild", "moderate", "severe"]).nullable().optional(),
  clinicalStatus: z.enum(["active", "inactive", "resolved"]).optional(),
};
const ALLERGY_CERTAINTY = ["unconfirmed", "confirmed", "refuted"] as const;

/** Active and unconfirmed where nothing else is said. */
export const addAllergyInput = z
  .strictObject({ ...allergyFields, verificationStatus: z.enum(ALLERGY_CERTAINTY).optional() })
  .superRefine(crossFaults);
export type AddAllergyInput = z.output<typeof addAllergyInput>;

/** Only what changes. */
export const editAllergyInput = z
  .strictObject({
    ...allergyFields,
    display: allergyFields.display.optional(),
    verificationStatus: z.enum([...ALLERGY_CERTAINTY, "entered-in-error"]).optional(),
    statusReason: text(500).nullable().optional(),
  })
  .superRefine(crossFaults);
export type EditAllergyInput = z.output<typeof editAllergyInput>;

/** That somebody asked for allergies and there are none known. */
export const noKnownAllergies = z.object({
  id: z.uuid(),
  recordedBy: z.string(),
  createdAt: z.string(),
});
export type NoKnownAllergies = z.output<typeof noKnownAllergies>;
