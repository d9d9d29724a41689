import { z } from "zod";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { queryChart } from "@/lib/domain/patients/with-chart";
import { paced, pdfPieces } from "@/lib/platform/pdf/pdf-pieces";
import { heading } from "@/lib/platform/pdf/write-text";
import { openPaper, type Paper } from "./open-paper";
import type { Tell } from "./tell-progress";
import type { Writer } from "./write-download";
import { writeNotes } from "./write-notes";
import { writeRecordLists } from "./write-record-lists";
import { writeThreads } from "./write-threads";
import { writeVitals } from "./write-vitals-report";

const COUNTED = [
  "conditions",
  "allergy_intolerances",
  "medication_requests",
  "immunizations",
  "procedures",
  "encounters",
  "observations",
  "clinical_notes",
  "messages",
];
const ROWS = `SELECT chart.why, (${COUNTED.map(
  (table) =>
    `(SELECT count(*) FROM ${table} WHERE clinic_id = current_clinic() AND patient_id = chart."patientId")`,
).join(" + ")})::int AS rows,
  (SELECT count(*)::int FROM readings WHERE clinic_id = current_clinic() AND patient_id = chart."patientId") AS readings FROM chart`;
const counted = z.object({ rows: z.number(), readings: z.number() });

/** Everything of a chart that this reader may see, for people. */
export const writeRecord: Writer = async function* (asked, tell) {
  const patient = await getPatient(asked.actor, asked.patientId, "record");
  const paper = await openPaper(asked, patient, ({ t }) => t("paper.record"));
  yield* pdfPieces(paper.sheet, () => writeAll(paper, paced(paper.sheet, tell)));
};

async function writeAll(paper: Paper, tell: Tell): Promise<void> {
  const { sheet, words, asked } = paper;
  const row = await queryChart(asked.actor, asked.patientId, "record", ROWS, []);
  const { rows, readings } = counted.parse(row);
  const all = rows + readings || 1;
  let done = 0;
  const onRows = (count: number) => {
    done += count;
    return tell(done / all);
  };
  await writeRecordLists(paper, onRows);
  await writeNotes(paper, onRows);
  await writeThreads(paper, onRows);
  heading(sheet, 2, words.t("vitals.title"));
  await writeVitals(paper, (part) => tell((done + part * readings) / all));
}
