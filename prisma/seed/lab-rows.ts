import { uuid7 } from "@/lib/platform/uuid7";
import catalogue from "./catalogue.json";
import type { Rows } from "./insert-rows";
import type { PatientSpec } from "./patient-spec";
import type { Place } from "./person-rows";

const LOINC = "http://loinc.org";
const MORNING = 8 * 60 + 30;

type Chart = { place: Place; patientId: string; spec: PatientSpec };
type Test = (typeof catalogue.labs)[keyof typeof catalogue.labs]["tests"][number];

/** Appends the blood tests of a spec: a report a day with its results, and the document that came with the last one. */
export function pushLabs(rows: Rows, { place, patientId, spec }: Chart): void {
  const { clinicId, calendar } = place;
  for (const key of spec.labs) {
    const { display, code, daysAgo, tests } = catalogue.labs[key];
    for (const [turn, days] of daysAgo.entries()) {
      const at = calendar.at(days, MORNING);
      const own = () => ({ clinicId, id: uuid7(), patientId });
      const coded = { codeSystem: LOINC, code, display };
      const when = { effective: at.toISOString(), effectiveAt: at };
      const report = { ...own(), status: "final", ...coded, ...when };
      rows.diagnostic_reports.push(report);
      for (const test of tests)
        rows.observations.push({
          ...own(),
          ...resultOf(test, turn),
          ...when,
          diagnosticReportId: report.id,
        });
      if (turn > 0) continue;
      const dated = { date: at.toISOString(), dateAt: at };
      const file = { contentType: "application/pdf", status: "current" };
      rows.document_references.push({ ...own(), ...coded, ...file, ...dated });
    }
  }
}

function resultOf({ code, display, unit, low, high, values, comparator }: Test, turn: number) {
  const side = (value: number | null) => (value === null ? undefined : { value, unit });
  return {
    status: "final",
    category: "laboratory",
    codeSystem: LOINC,
    code,
    display,
    unit,
    value: values[turn] ?? null,
    comparator: turn === 0 ? comparator : null,
    referenceRange: [{ low: side(low), high: side(high) }],
  };
}
