import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError, type Fault } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { raiseAlerts } from "./raise-alerts";
import { type ReadingTuple, toVitalSet } from "./row";
import type { RecordVitalsInput, VitalSet } from "./schema";
import { BLOOD_PRESSURE, DIASTOLIC, type References, SYSTOLIC } from "./thresholds";
import { toCanonical } from "./units";

const AHEAD_MS = 5 * 60_000; // clocks of browsers and devices run a little fast

/**
 * Records readings taken at one moment, each judged at once. Audit event, outbox message and the alerts
 * of critical ones commit with them. Fails: not_found (a patient too, where the clinic has switched recording at home
 * off), conflict (the patient is deceased), invalid (time in the future or before birth).
 */
export async function recordVitals(
  actor: Actor,
  patientId: string,
  input: RecordVitalsInput,
  clock: Clock = systemClock,
): Promise<VitalSet> {
  const { homeVitals, references } = await clinicSettings(actor.clinicId);
  if (actor.role === "patient" && !homeVitals) throw new AppError("not_found");
  return withChart(actor, patientId, "write", "vitals", async (chart) => {
    if (chart.deceased) throw new AppError("conflict", { message: "patient_deceased" });
    const faults = faultsOfTime(input.recordedAt, chart.birthDate, clock());
    if (faults.length > 0) throw new AppError("invalid", { faults });
    const set = await insert(chart, input, references);
    await raiseAlerts(chart.tx, patientId, [set]);
    return set;
  });
}

function faultsOfTime(recordedAt: string, birthDate: string | null, now: Date): Fault[] {
  const at = Date.parse(recordedAt);
  if (at > now.getTime() + AHEAD_MS) return [{ path: "$.recordedAt", message: "in_future" }];
  // A day of slack: a birth date has no time zone.
  if (birthDate && at < Date.parse(birthDate) - 86_400_000) {
    return [{ path: "$.recordedAt", message: "before_birth" }];
  }
  return [];
}

async function insert(
  chart: Chart,
  input: RecordVitalsInput,
  references: References,
): Promise<VitalSet> {
  const { tx, actor, patientId } = chart;
  const set = { id: uuid7(), measured: input.recordedAt, note: input.note ?? null };
  const at = new Date(input.recordedAt);
  const tuples = input.readings.map(toTuple);
  const message = JSON.stringify({ patientId, setId: set.id });
  // One statement for set, readings and outbox message: a createMany costs 200 µs, and this route is loaded most.
  await tx.$executeRaw`
    WITH new_set AS (
      INSERT INTO vital_sets (clinic_id, id, patient_id, recorded_by_id, note, measured, measured_at)
      VALUES (current_clinic(), ${set.id}::uuid, ${patientId}::uuid, ${actor.memberId}::uuid, ${set.note}, ${set.measured}, ${at})),
    message AS (
      INSERT INTO outbox_messages (clinic_id, id, topic, payload)
      VALUES (current_clinic(), ${uuid7()}::uuid, 'vitals.recorded', ${message}::jsonb))
    INSERT INTO readings (clinic_id, id, vital_set_id, patient_id, code, source, value, unit, text, canonical, systolic, diastolic, measured_at)
    SELECT current_clinic(), id, ${set.id}::uuid, ${patientId}::uuid, code, 'entered', value, unit, text, canonical, systolic, diastolic, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(tuples)}::jsonb) AS r (id uuid, code text, value numeric, unit text, text text,
      canonical numeric, systolic numeric, diastolic numeric)`;
  const origin = actor.role === "patient" ? "home" : "clinic";
  return toVitalSet(
    { ...set, at: at.getTime(), origin, version: 1 },
    tuples.map(asRead),
    chart.birthDate,
    references,
  );
}

type NewReading = {
  id: string;
  code: string;
  value: string | null;
  unit: string;
  text: string | null;
  canonical: string | null;
  systolic: string | null;
  diastolic: string | null;
};

function toTuple(reading: RecordVitalsInput["readings"][number]): NewReading {
  const id = uuid7();
  if (reading.code !== BLOOD_PRESSURE) {
    const value = plain(reading.value);
    const canonical = toCanonical(reading.code, value, reading.unit) ?? null;
    const { code, unit } = reading;
    return { id, code, value, unit, text: null, canonical, systolic: null, diastolic: null };
  }
  const part = (code: string) => {
    const given = reading.components.find((component) => component.code === code);
    return given ? (toCanonical(code, plain(given.value), given.unit) ?? null) : null;
  };
  return {
    id,
    code: reading.code,
    value: null,
    unit: reading.components[0]?.unit ?? "mm[Hg]",
    text: asGiven(reading.components),
    canonical: null,
    systolic: part(SYSTOLIC),
    diastolic: part(DIASTOLIC),
  };
}

/** A pressure in another unit than mm[Hg], as it was typed: the columns hold only the canonical numbers. */
function asGiven(components: { code: string; value: number; unit: string }[]): string | null {
  if (components.every(({ unit }) => unit === "mm[Hg]")) return null;
  const [systolic, diastolic] = [SYSTOLIC, DIASTOLIC].map((code) =>
    components.find((c) => c.code === code),
  );
  return `${systolic?.value} ${systolic?.unit} / ${diastolic?.value} ${diastolic?.unit}`;
}

/** A number in digits, never in powers of ten. */
const plain = (value: number) => (/e/i.test(String(value)) ? value.toFixed(12) : String(value));

function asRead(r: NewReading): ReadingTuple {
  const { id, code, value, unit, text, canonical, systolic, diastolic } = r;
  return [id, code, value, unit, null, text, canonical, systolic, diastolic, "final", null];
}
