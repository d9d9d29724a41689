import { z } from "zod";
import {
  BLOOD_PRESSURE,
  DIASTOLIC,
  RECORDABLE,
  referenceOf,
  SYSTOLIC,
} from "@/lib/domain/vitals/thresholds";
import { toCanonical, unitsOf } from "@/lib/domain/vitals/units";
import { requiredText, text } from "@/lib/platform/text";

const LARGEST = 100_000;
/** 2026-11-26T08:12:00Z or with an offset, 0 to 9 digits of fraction. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

const value = z.number().min(-LARGEST, "out_of_range").max(LARGEST, "out_of_range");
const measured = { code: z.string().max(20), value, unit: z.string().max(20) };

/** The fault of a value in its unit: an unknown unit, or outside what is accepted. */
function faultOf(code: string, given: { value: number; unit: string }) {
  const canonical = toCanonical(code, String(given.value), given.unit);
  if (canonical === undefined) {
    return {
      at: "unit",
      message: "unknown_unit",
      params: {
        allowed: unitsOf(code)
          .map(({ ucum }) => ucum)
          .join(", "),
      },
    };
  }
  const accepted = referenceOf(code)?.accepted;
  const number = Number(canonical);
  if (accepted && (number < accepted.low || number > accepted.high)) {
    return { at: "value", message: "out_of_range", params: accepted };
  }
  if (code === "72514-3" && !Number.isInteger(number))
    return { at: "value", message: "whole_number", params: {} };
  return undefined;
}

const component = z.strictObject({ ...measured, code: z.enum([SYSTOLIC, DIASTOLIC]) });

const pressureInput = z
  .strictObject({
    code: z.literal(BLOOD_PRESSURE),
    components: z.array(component).length(2, "two_components"),
  })
  .superRefine(({ components }, context) => {
    components.forEach((part, index) => {
      const fault = faultOf(part.code, part);
      if (fault)
        context.addIssue({ code: "custom", ...fault, path: ["components", index, fault.at] });
    });
    const [systolic, diastolic] = [SYSTOLIC, DIASTOLIC].map((code) =>
      canonicalOf(components, code),
    );
    if (systolic === undefined || diastolic === undefined) {
      context.addIssue({ code: "custom", message: "two_components", path: ["components"] });
    } else if (systolic <= diastolic) {
      context.addIssue({
        code: "custom",
        message: "systolic_above_diastolic",
        path: ["components"],
      });
    }
  });

function canonicalOf(components: z.output<typeof component>[], code: string): number | undefined {
  const part = components.find((candidate) => candidate.code === code);
  return part && Number(toCanonical(code, String(part.value), part.unit));
}

const simpleCodes = RECORDABLE.filter((code) => code !== BLOOD_PRESSURE);
const simpleInput = z
  .strictObject({ ...measured, code: z.enum(simpleCodes) })
  .superRefine((reading, context) => {
    const fault = faultOf(reading.code, reading);
    if (fault) context.addIssue({ code: "custom", ...fault, path: [fault.at] });
  });

const readingInput = z.discriminatedUnion("code", [pressureInput, simpleInput], {
  error: "unknown_code",
});

/** Readings taken at one moment, each kind once. Values in any of the code's units; time with its zone. */
export const recordVitalsInput = z.strictObject({
  recordedAt: z
    .string()
    .regex(MOMENT, "bad_moment")
    .refine((at) => !Number.isNaN(Date.parse(at)), "bad_moment"),
  note: text(2000).optional(),
  readings: z
    .array(readingInput)
    .min(1, "nothing_recorded")
    .max(RECORDABLE.length, "each_kind_once")
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, "each_kind_once"),
});
export type RecordVitalsInput = z.output<typeof recordVitalsInput>;

/** Readings of a set were wrong, or the recording is undone. Without `readingIds` all of the set. */
export const correctVitalsInput = z.strictObject({
  status: z.literal("entered-in-error"),
  reason: requiredText(500),
  readingIds: z.array(z.uuid()).min(1).max(20).optional(),
});
export type CorrectVitalsInput = z.output<typeof correctVitalsInput>;

const state = z.enum(["normal", "borderline", "critical", "unknown"]);
const decimal = z.number().optional();
const words = z.string().optional();

/** What a reading doesn't have is left out, as in FHIR: answers with hundreds of readings are half as long. */
export const reading = z.object({
  id: z.uuid(),
  code: z.string(),
  /** As given, with the unit it was given in. */
  value: decimal,
  unit: words,
  comparator: words,
  text: words,
  /** In the code's canonical unit. */
  canonical: decimal,
  systolic: decimal,
  diastolic: decimal,
  interpretation: state,
  direction: z.enum(["low", "high"]).optional(),
  /** Why there is no judgement. */
  reason: words,
  /** Judgement of systolic and diastolic, each by itself. */
  components: z.object({ systolic: state, diastolic: state }).optional(),
  status: z.enum(["final", "entered-in-error"]),
  statusReason: words,
});
export type Reading = z.output<typeof reading>;

export const vitalSet = z.object({
  id: z.uuid(),
  recordedAt: z.string(),
  note: z.string().nullable(),
  /** Who typed it: the patient at home, the clinic, or an import. */
  origin: z.enum(["home", "clinic", "imported"]),
  version: z.number().int(),
  readings: z.array(reading),
});
export type VitalSet = z.output<typeof vitalSet>;

/** A reading where and when it was taken: what a chart draws. */
const trendPoint = reading
  .omit({ status: true, statusReason: true })
  .extend({ at: z.string(), origin: vitalSet.shape.origin });
export type TrendPoint = z.output<typeof trendPoint>;

export const vitalSetPage = z.object({
  items: z.array(vitalSet),
  nextCursor: z.string().nullable(),
});
export type VitalSetPage = z.output<typeof vitalSetPage>;

export const listVitalsQuery = z.strictObject({
  from: z.iso.datetime({ offset: true, error: "bad_moment" }).optional(),
  until: z.iso.datetime({ offset: true, error: "bad_moment" }).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListVitalsQuery = z.output<typeof listVitalsQuery>;

export const trendsQuery = z.strictObject({
  range: z.enum(["7d", "1m", "3m", "6m", "all"]).default("1m"),
});
export type TrendRange = z.output<typeof trendsQuery>["range"];

/** A kind of vital sign over a period; `points` thinned by time so that extremes and the last stay. */
const trend = z.object({
  code: z.string(),
  points: z.array(trendPoint),
  count: z.number().int(),
});
export type Trend = z.output<typeof trend>;

const edge = z.object({ edge: z.number(), included: z.boolean() });
const reference = z.object({
  accepted: z.object({ low: z.number(), high: z.number() }),
  normal: z.object({ low: decimal, high: decimal }).optional(),
  criticalLow: edge.optional(),
  criticalHigh: edge.optional(),
});

export const trends = z.object({
  /** First and last moment of the period. */
  from: z.string(),
  until: z.string(),
  items: z.array(trend),
  /** What the clinic takes for normal and critical in adults, by LOINC code, in canonical units. */
  references: z.record(z.string(), reference),
});
export type Trends = z.output<typeof trends>;

const MOST_PATIENTS = 100;

/** Whose latest readings: ids with commas between them. */
export const latestQuery = z.strictObject({
  patientIds: z
    .string()
    .max(MOST_PATIENTS * 40)
    .transform((ids) => ids.split(","))
    .pipe(z.array(z.uuid()).min(1).max(MOST_PATIENTS)),
});

/** By patient id; null: no readings. */
export const latest = z.record(z.uuid(), vitalSet.nullable());
export type Latest = z.output<typeof latest>;
