/** A range that includes both ends; a missing end is open. */
export type Band = { low?: number; high?: number };

/**
 * What is accepted, normal and critical for an adult, in canonical units. Edges of normal and critical are as printed
 * in the clinical table of the project; whatever lies between them is borderline, so 37.55 °C is.
 * `criticalLow` and `criticalHigh` say whether the edge itself is critical: "≤ 90" against "< 50".
 */
export type Reference = {
  accepted: { low: number; high: number };
  normal?: Band;
  criticalLow?: { edge: number; included: boolean };
  criticalHigh?: { edge: number; included: boolean };
};

type Interpretation = "normal" | "borderline" | "critical" | "unknown";
export type Judgement = {
  state: Interpretation;
  direction?: "low" | "high";
  /** Why the state is unknown. */
  reason?: "no_reference" | "no_reference_for_age" | "age_unknown" | "no_number" | "undecided";
};

export const BLOOD_PRESSURE = "85354-9";
/** Blood pressure as older systems code it; imported only. */
export const BLOOD_PRESSURE_IMPORTED = "55284-4";
export const SYSTOLIC = "8480-6";
export const DIASTOLIC = "8462-4";

export type References = Record<string, Reference>;

/** LOINC code → reference, where a clinic sets no other. Pressure stands under its two components. */
export const REFERENCES: References = {
  "8867-4": {
    accepted: { low: 20, high: 300 },
    normal: { low: 60, high: 100 },
    criticalLow: { edge: 50, included: false },
    criticalHigh: { edge: 120, included: false },
  },
  [SYSTOLIC]: {
    accepted: { low: 40, high: 300 },
    normal: { low: 90, high: 129 },
    criticalLow: { edge: 90, included: false },
    criticalHigh: { edge: 180, included: true },
  },
  [DIASTOLIC]: {
    accepted: { low: 20, high: 200 },
    normal: { low: 60, high: 84 },
    criticalLow: { edge: 50, included: false },
    criticalHigh: { edge: 120, included: true },
  },
  "8310-5": {
    accepted: { low: 25, high: 45 },
    normal: { low: 36, high: 37.5 },
    criticalLow: { edge: 35, included: true },
    criticalHigh: { edge: 39, included: false },
  },
  "59408-5": {
    accepted: { low: 40, high: 100 },
    normal: { low: 95, high: 100 },
    criticalLow: { edge: 90, included: true },
  },
  "9279-1": {
    accepted: { low: 3, high: 80 },
    normal: { low: 12, high: 20 },
    criticalLow: { edge: 8, included: true },
    criticalHigh: { edge: 25, included: true },
  },
  "29463-7": { accepted: { low: 0.3, high: 500 } },
  "8302-2": { accepted: { low: 20, high: 260 } },
  "41653-7": {
    accepted: { low: 10, high: 1500 },
    normal: { low: 70, high: 140 },
    criticalLow: { edge: 54, included: false },
    criticalHigh: { edge: 250, included: true },
  },
  "72514-3": {
    accepted: { low: 0, high: 10 },
    normal: { low: 0, high: 3 },
    criticalHigh: { edge: 7, included: true },
  },
};
const SAME_REFERENCE: Record<string, string> = { "8331-1": "8310-5" };

/** The adult reference of a code; undefined for what has none (BMI). */
export const referenceOf = (code: string, references = REFERENCES): Reference | undefined =>
  references[SAME_REFERENCE[code] ?? code];

/** What can be recorded here, in the order in which forms and charts show it. */
export const RECORDABLE = [
  BLOOD_PRESSURE,
  "8867-4",
  "59408-5",
  "8310-5",
  "9279-1",
  "41653-7",
  "29463-7",
  "8302-2",
  "72514-3",
] as const;

const ADULT_AGE = 18;

/** Whether a patient of this age in whole years at the time of measuring is judged by the adult table. */
export type AgeGroup = "adult" | "minor" | "unknown";

/** An exact number, or a bound of one: `<` says that the true value lies below. */
export type Measured = { value: number; comparator?: "<" | "<=" | ">=" | ">" | null };

/**
 * Judges a canonical value for an adult; never a child by the adult's table. A bound is judged only where it decides:
 * "< 50" of a pulse is critical whatever it exactly is, "< 110" could be anything. `references` are the clinic's.
 */
export function judge(
  code: string,
  measured: Measured | null,
  age: AgeGroup,
  references: References = REFERENCES,
): Judgement {
  const reference = referenceOf(code, references);
  if (!measured) return { state: "unknown", reason: "no_number" };
  if (!reference?.normal) return { state: "unknown", reason: "no_reference" };
  if (age === "minor") return { state: "unknown", reason: "no_reference_for_age" };
  if (age === "unknown") return { state: "unknown", reason: "age_unknown" };
  if (!measured.comparator) return judgeExact(reference, measured.value);
  return judgeBound(reference, measured.value, measured.comparator);
}

function judgeExact(reference: Reference, value: number): Judgement {
  const { criticalLow, criticalHigh, normal } = reference;
  if (
    criticalLow &&
    (value < criticalLow.edge || (criticalLow.included && value === criticalLow.edge))
  ) {
    return { state: "critical", direction: "low" };
  }
  if (
    criticalHigh &&
    (value > criticalHigh.edge || (criticalHigh.included && value === criticalHigh.edge))
  ) {
    return { state: "critical", direction: "high" };
  }
  if (normal?.low !== undefined && value < normal.low)
    return { state: "borderline", direction: "low" };
  if (normal?.high !== undefined && value > normal.high)
    return { state: "borderline", direction: "high" };
  return { state: "normal" };
}

const HAIR = 1e-9;

/** The judgement that holds for every value which the bound allows; else undecided. */
function judgeBound(reference: Reference, value: number, comparator: string): Judgement {
  const upper = comparator.startsWith("<");
  const open = comparator.length === 1;
  const near = judgeExact(reference, open ? value + (upper ? -HAIR : HAIR) : value);
  const far = judgeExact(reference, upper ? -Infinity : Infinity);
  const agree = near.state === far.state && near.direction === far.direction;
  return agree ? near : { state: "unknown", reason: "undecided" };
}

const WORST: Interpretation[] = ["critical", "borderline", "normal", "unknown"];

/** The graver of several judgements: that of a pressure's two components. */
export function worst(judgements: readonly Judgement[]): Judgement {
  const sorted = [...judgements].sort((a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state));
  return sorted[0] ?? { state: "unknown", reason: "no_number" };
}

/** Whole years at a moment, by FHIR birth date (1987, 1987-03 or 1987-03-12), where every day it can mean agrees. */
export function ageGroupAt(birthDate: string | null, at: Date): AgeGroup {
  if (!birthDate) return "unknown";
  // Cut, not split: this runs for every set of the most read list.
  const year = Number(birthDate.slice(0, 4)) + ADULT_AGE;
  const month = Number(birthDate.slice(5, 7)); // 0 where there is none
  const day = Number(birthDate.slice(8, 10));
  const earliest = Date.UTC(year, month ? month - 1 : 0, day || 1);
  const latest = month ? Date.UTC(year, day ? month - 1 : month, day) : Date.UTC(year, 11, 31);
  if (at.getTime() >= latest) return "adult";
  return at.getTime() < earliest ? "minor" : "unknown";
}
