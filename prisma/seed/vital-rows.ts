import { uuid7 } from "@/lib/platform/uuid7";
import type { Prisma } from "@/prisma/generated/client";
import type { Kind, Vitals } from "./story";

type Reading = Prisma.ReadingCreateManyInput;
type VitalRows = { vital_sets: Prisma.VitalSetCreateManyInput[]; readings: Reading[] };
/** One measurement: whose, when, what, and by whom. */
export type Measurement = {
  clinicId: string;
  patientId: string;
  at: Date;
  values: Vitals;
  /** Member whose account typed it. */
  recordedById: string;
  /** Practitioner who measured; null at home. */
  performerId: string | null;
  note?: string;
};

const SINGLE: Record<Exclude<Kind, "systolic" | "diastolic">, { code: string; unit: string }> = {
  pulse: { code: "8867-4", unit: "/min" },
  spo2: { code: "59408-5", unit: "%" },
  temperature: { code: "8310-5", unit: "Cel" },
  respiration: { code: "9279-1", unit: "/min" },
  glucose: { code: "41653-7", unit: "mg/dL" },
  weight: { code: "29463-7", unit: "kg" },
  height: { code: "8302-2", unit: "cm" },
  pain: { code: "72514-3", unit: "{score}" },
};

/** Appends the set and the readings of one measurement, as recording here would have written them. */
export function pushVitals(rows: VitalRows, measurement: Measurement): void {
  const { clinicId, patientId, at, values, recordedById, performerId, note = null } = measurement;
  const vitalSetId = uuid7(at.getTime());
  rows.vital_sets.push({
    clinicId,
    id: vitalSetId,
    patientId,
    performerId,
    recordedById,
    note,
    measured: at.toISOString(),
    measuredAt: at,
    createdAt: at,
  });
  const push = (code: string, unit: string, numbers: Partial<Reading>) =>
    rows.readings.push({
      clinicId,
      id: uuid7(at.getTime()),
      vitalSetId,
      patientId,
      code,
      source: "entered",
      status: "final",
      unit,
      measuredAt: at,
      ...numbers,
    });
  const { systolic, diastolic } = values;
  if (systolic !== undefined && diastolic !== undefined) {
    push("85354-9", "mm[Hg]", { systolic, diastolic: Math.min(diastolic, systolic - 15) });
  }
  for (const [kind, { code, unit }] of Object.entries(SINGLE)) {
    const value = values[kind as Kind];
    if (value !== undefined) push(code, unit, { value, canonical: value });
  }
}
