import { uuid7 } from "@/lib/platform/uuid7";
import catalogue from "./catalogue.json";
import type { Dice } from "./dice";
import type { Moment } from "./habits";
import type { Rows } from "./insert-rows";
import { pushLabs } from "./lab-rows";
import type { PatientSpec } from "./patient-spec";
import type { Place } from "./person-rows";

const SNOMED = "http://snomed.info/sct";
const ATC = "http://www.whocc.no/atc";
const CVX = "http://hl7.org/fhir/sid/cvx";
// An allergy or a vaccine cannot be older than the child that has it; the rest of a life is long enough.
const LONG = { from: 200, to: 2200 };

const CHILDHOOD = 14 * 365;

type Chart = { place: Place; patientId: string; spec: PatientSpec; ageInDays: number; dice: Dice };

/** Appends what the chart of a patient says beside the vital signs. */
export function pushRecords(rows: Rows, chart: Chart): void {
  pushConditions(rows, chart);
  pushAllergies(rows, chart);
  pushLabs(rows, chart);
  pushMedicines(rows, chart);
  pushImmunizations(rows, chart);
  pushProcedures(rows, chart);
}

/** Appends an encounter for each visit to the clinic. */
export function pushEncounters(
  rows: Rows,
  { place, patientId, spec, ageInDays, dice }: Chart,
  visits: Moment[],
) {
  const { clinicId, calendar, doctors } = place;
  for (const { daysAgo, minutes } of visits) {
    const [code, display, reason] = dice.pick(
      ageInDays < CHILDHOOD ? catalogue.childVisits : catalogue.visits,
    );
    const startAt = calendar.at(daysAgo, minutes - 5);
    const endAt = calendar.at(daysAgo, minutes + dice.whole(8, 20));
    rows.encounters.push({
      clinicId,
      id: uuid7(startAt.getTime()),
      patientId,
      practitionerId: doctors[spec.doctor]?.practitionerId ?? null,
      status: "finished",
      class: "AMB",
      codeSystem: SNOMED,
      code: code ?? null,
      display: display ?? "Consulta",
      reason: reason ?? null,
      start: startAt.toISOString(),
      end: endAt.toISOString(),
      startAt,
      endAt,
    });
  }
}

/** A day of the past that lies within the patient's life. */
function past({ place, ageInDays, dice }: Chart, from = LONG.from, to = LONG.to) {
  const latest = Math.min(to, Math.max(1, ageInDays - 1));
  const daysAgo = dice.whole(Math.min(from, latest), latest);
  return { day: place.calendar.day(daysAgo), at: place.calendar.at(daysAgo, 10 * 60) };
}

const own = ({ place: { clinicId }, patientId }: Chart) => ({ clinicId, id: uuid7(), patientId });

function pushConditions(rows: Rows, chart: Chart) {
  for (const key of chart.spec.conditions) {
    const [code, display = key] = catalogue.conditions[key];
    const recent =
      key === "influenza"
        ? past(chart, 6, 6)
        : key === "pregnancy"
          ? past(chart, 160, 160)
          : past(chart);
    const over = key === "influenza" ? chart.place.calendar.day(1) : null;
    rows.conditions.push({
      ...own(chart),
      codeSystem: SNOMED,
      code,
      display,
      clinicalStatus: over ? "resolved" : "active",
      verificationStatus: "confirmed",
      onset: recent.day,
      onsetAt: recent.at,
      abatement: over,
      recordedDate: recent.day,
    });
  }
}

function pushAllergies(rows: Rows, chart: Chart) {
  const { spec, place } = chart;
  const recordedById = place.doctors[spec.doctor]?.memberId;
  if (spec.noKnownAllergies && recordedById)
    rows.no_known_allergies.push({
      ...own(chart),
      recordedById,
      createdAt: past(chart, 44, 44).at,
    });
  for (const key of chart.spec.allergies) {
    const [code, display = key, category, criticality, reaction] = catalogue.allergies[key];
    const recorded = past(chart);
    rows.allergy_intolerances.push({
      ...own(chart),
      codeSystem: SNOMED,
      code,
      display,
      category,
      criticality,
      reaction,
      clinicalStatus: "active",
      verificationStatus: "confirmed",
      recordedDate: recorded.day,
      recordedAt: recorded.at,
    });
  }
}

function pushMedicines(rows: Rows, chart: Chart) {
  const { spec, place } = chart;
  for (const key of spec.medicines) {
    const [code, display = key, dosage] = catalogue.medicines[key];
    // Lisinopril is part of a story: the pressure falls from its first day on.
    const authored = spec.story === "treated" ? past(chart, 45, 45) : past(chart, 20, 700);
    rows.medication_requests.push({
      ...own(chart),
      practitionerId: place.doctors[spec.doctor]?.practitionerId ?? null,
      status: spec.deceased === undefined ? "active" : "stopped",
      intent: "order",
      reported: false,
      codeSystem: ATC,
      code,
      display,
      dosage,
      authored: authored.day,
      authoredAt: authored.at,
    });
  }
}

function pushImmunizations(rows: Rows, chart: Chart) {
  for (const key of chart.spec.immunizations) {
    const [code, display = key] = catalogue.immunizations[key];
    const given = key === "influenza" ? past(chart, 200, 380) : past(chart);
    const when = { occurrence: given.day, occurrenceAt: given.at };
    rows.immunizations.push({
      ...own(chart),
      status: "completed",
      codeSystem: CVX,
      code,
      display,
      ...when,
    });
  }
}

function pushProcedures(rows: Rows, chart: Chart) {
  for (const key of chart.spec.procedures) {
    const [code, display = key] = catalogue.procedures[key];
    const done = key === "knee" ? past(chart, 20, 20) : past(chart);
    const when = { performed: done.day, performedAt: done.at };
    rows.procedures.push({
      ...own(chart),
      status: "completed",
      codeSystem: SNOMED,
      code,
      display,
      ...when,
    });
  }
}
