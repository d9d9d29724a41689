import type { ChartPart } from "@/lib/domain/patients/chart-parts";
import { getPatient } from "@/lib/domain/patients/get-patient";
import type { ChartList } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import { MEDICATIONS } from "@/lib/domain/prescriptions/medications";
import { ALLERGIES, CONDITIONS } from "@/lib/domain/records/kept-lists";
import type { Actor } from "@/lib/platform/auth/actor";
import { type OpenChart, sectionCounts } from "./schema";

const rowsOf = (table: string, true_ = "true") =>
  `(SELECT count(*)::int FROM ${table} t WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND ${true_})`;
const active = ({ table, active: matters }: Pick<ChartList<never>, "table" | "active">) =>
  rowsOf(table, matters);

// One statement beside the banner's: the patient's own rows alone are counted.
const COUNTS = `SELECT chart.why, ${active(CONDITIONS)} AS conditions, ${active(ALLERGIES)} AS allergies,
  ${active(MEDICATIONS)} AS medications, ${rowsOf("immunizations")} AS immunizations, ${rowsOf("procedures")} AS procedures,
  ${rowsOf("encounters")} AS encounters, ${rowsOf("clinical_notes", "t.status = 'final'")} AS notes, ${rowsOf("document_references")} + ${rowsOf("files", "t.state = 'clean' AND t.status = 'current'")} AS documents FROM chart`;

/**
 * A chart as every page of it begins: who the patient is, what the banner warns of, and how much is in each section
 * (what matters now, where a section tells that from the past). One look at `part`. Fails: not_found.
 */
export async function openChart(
  actor: Actor,
  patientId: string,
  part: ChartPart = "identity",
): Promise<OpenChart> {
  const [patient, counts] = await Promise.all([
    getPatient(actor, patientId, part),
    queryChart(actor, patientId, part, COUNTS, []),
  ]);
  return { ...patient, counts: sectionCounts.parse(counts) };
}
