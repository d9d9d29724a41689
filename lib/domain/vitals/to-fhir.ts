import { z } from "zod";
import {
  type FhirBody,
  type FhirNames,
  LOINC,
  ownExtensions,
  quantityOf,
  referenceTo,
  UCUM,
} from "@/lib/platform/fhir-write";
import { BLOOD_PRESSURE, BLOOD_PRESSURE_IMPORTED, DIASTOLIC, SYSTOLIC } from "./thresholds";
import { unitLabel } from "./units";

const text = z.string().nullable();
const reading = z.object({
  vital_set_id: z.string(),
  code: z.string(),
  status: z.string(),
  status_reason: text,
  comparator: text,
  value: text,
  unit: text,
  text,
  systolic: text,
  diastolic: text,
  measured: z.string(),
  note: text,
  performer_id: text,
  recorded_by: text,
});
type Row = z.output<typeof reading>;

/** A row of readings with its set's → Observation, in the unit and with the bound as they were given. */
export function readingToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = reading.parse(given);
  const isPressure = row.code === BLOOD_PRESSURE || row.code === BLOOD_PRESSURE_IMPORTED;
  const performer = referenceTo(names.practitioner(row.performer_id));
  return {
    resourceType: "Observation",
    extension: ownExtensions({
      vitalSet: row.vital_set_id,
      statusReason: row.status_reason,
      recordedBy: row.recorded_by,
      asGiven: isPressure ? row.text : null,
    }),
    status: row.status,
    category: [
      {
        coding: [
          {
            system: "http://terminology.hl7.org/CodeSystem/observation-category",
            code: "vital-signs",
          },
        ],
      },
    ],
    code: { coding: [{ system: LOINC, code: row.code }] },
    subject: referenceTo(names.patient),
    effectiveDateTime: row.measured,
    performer: performer && [performer],
    note: row.note ? [{ text: row.note }] : null,
    ...(isPressure ? pressure(row) : single(row)),
  };
}

/** What of an imported reading can be changed here: that it was entered in error, and why. */
export function readingChange(given: unknown): Pick<FhirBody, "status" | "extension"> {
  const { status, status_reason } = reading.parse(given);
  return { status, extension: ownExtensions({ statusReason: status_reason }) };
}

function single({ code, comparator, value, unit, text: words }: Row) {
  if (words !== null) return { valueString: words };
  const label = unit && unitLabel(code, unit);
  return {
    valueQuantity: quantityOf(value, { comparator, unit: label, system: UCUM, code: unit }),
  };
}

const AS_TYPED = /^(\S+) (\S+) \/ (\S+) (\S+)$/;

/** Both parts: as typed where that was another unit, else in mm[Hg]. */
function pressure({ text: words, systolic, diastolic }: Row) {
  const [, high = systolic, highUnit = "mm[Hg]", low = diastolic, lowUnit = "mm[Hg]"] =
    AS_TYPED.exec(words ?? "") ?? [];
  const part = (code: string, value: string | null, unit: string) => ({
    code: { coding: [{ system: LOINC, code }] },
    valueQuantity: quantityOf(value, { unit: unitLabel(code, unit), system: UCUM, code: unit }),
  });
  const parts = [part(SYSTOLIC, high, highUnit), part(DIASTOLIC, low, lowUnit)];
  return { component: parts.filter(({ valueQuantity }) => valueQuantity) };
}
