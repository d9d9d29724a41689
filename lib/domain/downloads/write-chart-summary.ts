import { getOverview } from "@/lib/domain/overview/get-overview";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { listAllergies, listConditions } from "@/lib/domain/records/list-records";
import { pdfPieces } from "@/lib/platform/pdf/pdf-pieces";
import { openTable } from "@/lib/platform/pdf/write-table";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import { allergiesOf, allergiesTable, conditionsTable, medicationsTable } from "./list-tables";
import { openPaper, type Paper } from "./open-paper";
import { pagesOf } from "./pages-of";
import { vitalWords } from "./vital-words";
import type { Writer } from "./write-download";
import { writeList } from "./write-list";

const ROWS = 200;

/** What another doctor must know first: allergies, problems and medicines that count now, latest signs, latest notes. */
export const writeChartSummary: Writer = async function* (asked) {
  const { actor, patientId } = asked;
  const patient = await getPatient(actor, patientId, "overview");
  const paper = await openPaper(asked, patient, ({ t }) => t("paper.chartSummary"));
  yield* pdfPieces(paper.sheet, () => writeAll(paper));
};

async function writeAll(paper: Paper): Promise<void> {
  const { asked, words, patient } = paper;
  const { actor, patientId } = asked;
  const { t } = words;
  const active = (cursor: string | undefined) => ({
    limit: ROWS,
    cursor,
    state: "active" as const,
  });
  await writeList(paper, {
    title: t("records.allergies.title"),
    table: allergiesTable(words),
    pages: pagesOf((cursor) => listAllergies(actor, patientId, active(cursor))),
    none: allergiesOf(words, patient) ?? t("paper.none"),
  });
  await writeList(paper, {
    title: t("paper.active", { list: t("records.conditions.title") }),
    table: conditionsTable(words),
    pages: pagesOf((cursor) => listConditions(actor, patientId, active(cursor))),
    none: t("paper.none"),
  });
  await writeList(paper, {
    title: t("paper.active", { list: t("records.medications.title") }),
    table: medicationsTable(words),
    pages: pagesOf((cursor) => listMedications(actor, patientId, active(cursor))),
    none: t("paper.none"),
  });
  await writeLatest(paper);
}

async function writeLatest({ sheet, words, asked }: Paper): Promise<void> {
  const { t, moment } = words;
  const { signs, notes } = await getOverview(asked.actor, asked.patientId, []);
  const vitals = vitalWords(words);
  heading(sheet, 2, t("paper.latestSigns"));
  const table = openTable(sheet, [
    { title: t("paper.sign"), share: 4 },
    { title: t("paper.value"), share: 3 },
    { title: t("paper.state"), share: 3 },
    { title: t("paper.when"), share: 3 },
  ]);
  for (const { code, points } of signs) {
    const last = points.at(-1);
    if (last)
      table.row([vitals.name(code), vitals.value(last), vitals.state(last), moment(last.at)]);
  }
  table.end();
  if (signs.length === 0) paragraph(sheet, t("paper.none"));
  if (notes.length === 0) return;
  heading(sheet, 2, t("notes.title"));
  for (const { type, occurredAt, authorName, opening } of notes) {
    heading(sheet, 3, `${t(`notes.types.${type}`)}, ${moment(occurredAt)}`);
    paragraph(sheet, authorName, { quiet: true, after: 2 });
    paragraph(sheet, opening);
  }
}
