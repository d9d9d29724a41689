import { createHash } from "node:crypto";
import { z } from "zod";
import {
  BLOOD_PRESSURE,
  BLOOD_PRESSURE_IMPORTED,
  DIASTOLIC,
  REFERENCES,
  SYSTOLIC,
} from "@/lib/domain/vitals/thresholds";
import { toCanonical } from "@/lib/domain/vitals/units";
import {
  concept,
  digitsAt,
  type FhirContext,
  type FhirRow,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  momentOf,
  OWN,
  parseTextValue,
  period,
  quantity,
  readFhir,
  reference,
} from "@/lib/platform/fhir-values";
import { LOINC, ownExtension } from "@/lib/platform/fhir-write";

const BODY_MASS_INDEX = "39156-5";
const ORAL_TEMPERATURE = "8331-1";
// Pressures are known by their two parts, which stand under no code of a reading.
const KNOWN = new Set([
  ...Object.keys(REFERENCES).filter((code) => code !== SYSTOLIC && code !== DIASTOLIC),
  BLOOD_PRESSURE,
  BLOOD_PRESSURE_IMPORTED,
  ORAL_TEMPERATURE,
  BODY_MASS_INDEX,
]);

const value = { valueQuantity: quantity.optional(), valueString: z.string().optional() };
const observation = z.looseObject({
  ...value,
  status: z.string().default("final"),
  code: concept,
  effectiveDateTime: fhirDateTime.optional(),
  effectiveInstant: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  issued: fhirDateTime.optional(),
  performer: z.array(reference).default([]),
  note: z.array(z.looseObject({ text: z.string().optional() })).default([]),
  component: z.array(z.looseObject({ code: concept, ...value })).default([]),
});
type ReadObservation = z.output<typeof observation>;

const VITAL_SETS: FhirTable = {
  name: "vital_sets",
  columns: {
    ...OWN,
    performer_id: "practitioner",
    note: "text",
    measured: "text",
    measured_at: "timestamptz",
  },
  insertOnly: true,
};
const READINGS: FhirTable = {
  name: "readings",
  columns: {
    ...OWN,
    vital_set_id: "uuid",
    code: "text",
    source: "reading_source",
    status: "reading_status",
    status_reason: "text",
    comparator: "text",
    value: "numeric",
    unit: "text",
    text: "text",
    canonical: "numeric",
    systolic: "numeric",
    diastolic: "numeric",
    measured_at: "timestamptz",
  },
};

/**
 * Observation → a reading and the set it belongs to: all readings of one patient, moment and encounter. Undefined when
 * it is no vital sign, or one without a time or a value: those stay observations. Fails: FhirFault.
 */
export function readingFromFhir(resource: unknown, context: FhirContext): FhirWrite[] | undefined {
  const code = vitalCode(resource);
  if (!code) return undefined;
  const read = readFhir(observation, resource);
  const measured = measuredAt(read);
  const values = valuesOf(code, read, context);
  if (!measured || !values) return undefined;
  const { clinicId: clinic_id, id, patientId: patient_id } = context;
  const measured_at = momentOf(measured);
  const group = ownExtension(resource, "vitalSet");
  const vital_set_id = setId(context, measured, group);
  const set = {
    clinic_id,
    id: vital_set_id,
    patient_id,
    performer_id: context.practitioner(read.performer[0]),
    // Elsewhere a note is one reading's; ours is its whole set's.
    note: (group && read.note[0]?.text) || null,
    measured,
    measured_at,
  };
  const isError = read.status === "entered-in-error" || read.status === "cancelled";
  const reading = {
    clinic_id,
    id,
    patient_id,
    vital_set_id,
    code,
    source: "imported",
    status: isError ? "entered-in-error" : "final",
    status_reason: isError ? (ownExtension(resource, "statusReason") ?? "imported") : null,
    measured_at,
    ...values,
    text: ownExtension(resource, "asGiven") ?? values.text ?? null,
  };
  return [
    { table: VITAL_SETS, row: set },
    { table: READINGS, row: reading },
  ];
}

function vitalCode(resource: unknown): string | undefined {
  const read = z.looseObject({ code: concept }).safeParse(resource);
  const codings = read.data?.code.coding ?? [];
  return codings.find(({ system, code }) => system === LOINC && code && KNOWN.has(code))?.code;
}

const measuredAt = (read: ReadObservation) =>
  read.effectiveDateTime ?? read.effectiveInstant ?? read.effectivePeriod?.start ?? read.issued;

/** UUID v8: the moment, then a hash, so that whoever meets a reading of this set finds the same set. */
function setId(context: FhirContext, measured: string, group: string | undefined): string {
  const bytes = createHash("sha256")
    .update(
      [context.clinicId, context.patientId, measured, group ?? context.encounterId ?? ""].join(" "),
    )
    .digest()
    .subarray(0, 16);
  const ms = Math.max(0, Date.parse(momentOf(measured) ?? ""));
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

type Given = {
  comparator: string | null;
  value: string | null;
  unit: string | null;
  text: string | null;
};

function given(
  part: z.output<z.ZodObject<typeof value>>,
  context: FhirContext,
  path: (string | number)[],
): Given | undefined {
  const { valueQuantity, valueString } = part;
  if (valueQuantity?.value !== undefined) {
    return {
      comparator: valueQuantity.comparator ?? null,
      value: digitsAt(context.source, [...path, "valueQuantity", "value"]),
      unit: valueQuantity.code ?? valueQuantity.unit ?? null,
      text: null,
    };
  }
  if (!valueString) return undefined;
  const parsed = parseTextValue(valueString);
  return { comparator: null, value: null, unit: null, ...parsed, text: valueString };
}

function valuesOf(code: string, read: ReadObservation, context: FhirContext): FhirRow | undefined {
  if (code === BLOOD_PRESSURE || code === BLOOD_PRESSURE_IMPORTED) return pressure(read, context);
  const one = given(read, context, []);
  if (!one) return undefined;
  const isNumber = one.value !== null && one.unit !== null;
  const canonical = isNumber ? toCanonical(code, one.value ?? "", one.unit ?? "") : undefined;
  return { ...one, canonical: canonical ?? null, systolic: null, diastolic: null };
}

/** Both parts in mm[Hg]. What two numbers cannot say (a bound, another unit) is kept in words as well. */
function pressure(read: ReadObservation, context: FhirContext): FhirRow | undefined {
  const parts = [SYSTOLIC, DIASTOLIC].map((code) => {
    const index = read.component.findIndex(({ code: own }) =>
      own.coding?.some((coding) => coding.code === code),
    );
    const component = read.component[index];
    return component && given(component, context, ["component", index]);
  });
  if (!parts[0] && !parts[1]) return undefined;
  const [systolic, diastolic] = [SYSTOLIC, DIASTOLIC].map((code, at) => exact(code, parts[at]));
  const unit = (parts[0] ?? parts[1])?.unit ?? null;
  const isPlain = parts.every((part) => !part || (!part.comparator && part.unit === "mm[Hg]"));
  const words = parts.map((part) => (part ? `${part.comparator ?? ""}${part.value ?? ""}` : "?"));
  return {
    comparator: null,
    value: null,
    unit,
    text: isPlain ? null : `${words.join("/")} ${unit ?? ""}`.trim(),
    canonical: null,
    systolic: systolic ?? null,
    diastolic: diastolic ?? null,
  };
}

function exact(code: string, part: Given | undefined): string | undefined {
  if (!part?.value || !part.unit || part.comparator) return undefined;
  return toCanonical(code, part.value, part.unit);
}
