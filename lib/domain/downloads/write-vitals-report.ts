import { getPatient } from "@/lib/domain/patients/get-patient";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { groupTrends, pointsOf } from "@/lib/domain/vitals/group-trends";
import type { Trend, TrendPoint, VitalSet } from "@/lib/domain/vitals/schema";
import { paced, pdfPieces } from "@/lib/platform/pdf/pdf-pieces";
import { figure } from "@/lib/platform/pdf/write-figure";
import { openTable } from "@/lib/platform/pdf/write-table";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import type { Asked } from "./begin-writing";
import { drawTrend, linesOf, spanOf } from "./draw-trend";
import { openPaper, type Paper } from "./open-paper";
import type { Tell } from "./tell-progress";
import { setsOf } from "./vital-rows";
import { vitalWords } from "./vital-words";
import type { Writer } from "./write-download";

const CHART_HEIGHT = 110;
const AGELESS = ["no_reference_for_age", "age_unknown"];

/** Vital signs of a period: a chart of each kind, then every reading. */
export const writeVitalsReport: Writer = async function* (asked, tell) {
  const patient = await getPatient(asked.actor, asked.patientId, "vitals");
  const paper = await openPaper(asked, patient, ({ t }) => t("vitals.title"));
  yield* pdfPieces(paper.sheet, async () => {
    paragraph(paper.sheet, spanIn(asked, paper));
    await writeVitals(paper, paced(paper.sheet, tell));
  });
};

function spanIn({ from, until }: Asked, { words: { t, day } }: Paper): string {
  if (!from && !until) return t("paper.sinceEver");
  const name = (at: Date | null) => (at ? day(at.toISOString()) : "–");
  return t("paper.span", { from: name(from), until: name(until ?? new Date()) });
}

/** The charts, then the readings, latest first. */
export async function writeVitals(paper: Paper, tell: Tell): Promise<void> {
  const { sheet, words, asked } = paper;
  const points: TrendPoint[] = [];
  // Twice: charts stand first, and of the sets only the points that are drawn stay in memory.
  for await (const sets of setsOf(asked)) points.push(...sets.flatMap(pointsOf));
  const { references } = await clinicSettings(asked.actor.clinicId);
  for (const trend of groupTrends(points.toReversed())) writeChart(paper, trend, references);
  if (points.length === 0) return paragraph(sheet, words.t("paper.none"));
  heading(sheet, 2, words.t("paper.readings"));
  const table = openTable(sheet, readingColumns(paper));
  let done = 0;
  for await (const sets of setsOf(asked)) {
    for (const set of sets) writeSet(paper, table, set);
    done += sets.flatMap(pointsOf).length;
    await tell(Math.min(1, done / points.length));
  }
  table.end();
}

function writeChart(
  { sheet, words }: Paper,
  trend: Trend,
  references: Parameters<typeof linesOf>[1],
): void {
  const vitals = vitalWords(words);
  const lines = linesOf(trend.code, references);
  const drawn = trend.points.filter((point) => lines.some(({ pick }) => pick(point) !== undefined));
  const last = drawn.at(-1);
  if (!last) return;
  const kind = { ...trend, points: drawn };
  const { low, high } = spanOf(kind, lines);
  const name = vitals.name(trend.code);
  const range = { low: words.number(low, 1), high: words.number(high, 1) };
  const alt = words.t("paper.chartAlt", {
    name,
    count: trend.count,
    ...range,
    last: vitals.value(last),
  });
  heading(sheet, 3, `${name}: ${vitals.value(last)}`, CHART_HEIGHT);
  const judged = !drawn.every(({ reason }) => AGELESS.includes(reason ?? ""));
  figure(sheet, { height: CHART_HEIGHT, alt }, (box) =>
    drawTrend(sheet, words, { trend: kind, references, judged }, box),
  );
}

const readingColumns = ({ words: { t } }: Paper) => [
  { title: t("paper.when"), share: 3 },
  { title: t("paper.sign"), share: 3 },
  { title: t("paper.value"), share: 2 },
  { title: t("paper.state"), share: 3 },
  { title: t("paper.columns.origin"), share: 2 },
  { title: t("paper.columns.note"), share: 3 },
];

function writeSet({ words }: Paper, table: ReturnType<typeof openTable>, set: VitalSet): void {
  const { t, moment } = words;
  const vitals = vitalWords(words);
  for (const reading of set.readings) {
    const wrong = reading.status === "entered-in-error";
    const state = wrong
      ? t("vitals.wrong", { reason: reading.statusReason ?? "–" })
      : vitals.state(reading);
    const origin = t(`vitals.origins.${set.origin}`);
    const said = [vitals.name(reading.code), vitals.value(reading), state, origin, set.note ?? ""];
    table.row([moment(set.recordedAt), ...said]);
  }
}
