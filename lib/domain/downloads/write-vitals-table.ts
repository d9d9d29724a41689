import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { csvStream } from "@/lib/platform/csv";
import { xlsxPieces } from "@/lib/platform/xlsx";
import type { Asked } from "./begin-writing";
import { type PaperWords, paperWords } from "./paper-words";
import type { Tell } from "./tell-progress";
import { rowsOf, setsOf, type VitalRow, withOffset } from "./vital-rows";
import { vitalWords } from "./vital-words";
import type { Writer } from "./write-download";

/** The columns, by the keys of their names in messages. */
const COLUMNS = [
  "at",
  "sign",
  "code",
  "comparator",
  "value",
  "unit",
  "canonical",
  "canonicalUnit",
  "state",
  "origin",
  "status",
  "statusReason",
  "note",
] as const;
type Cell = string | number | null;

/** Readings as lines of CSV, a value a line. */
export const writeVitalsCsv: Writer = async function* (asked, tell) {
  const words = await wordsFor(asked);
  const text = (cells: Cell[]) => cells.map((cell) => (cell === null ? null : String(cell)));
  async function* lines() {
    for await (const rows of tableRows(asked, words, tell)) yield rows.map(text);
  }
  yield* csvStream(headOf(words), lines()) as unknown as AsyncIterable<Uint8Array>;
};

/** Readings as a sheet of a workbook, a value a row; numbers are numbers, and text is never a formula. */
export const writeVitalsXlsx: Writer = async function* (asked, tell) {
  const words = await wordsFor(asked);
  const { t } = words;
  const rows = tableRows(asked, words, tell);
  yield* xlsxPieces({ name: t("vitals.title"), author: asked.userName, head: headOf(words), rows });
};

async function wordsFor({ actor, locale, timeZone }: Asked): Promise<PaperWords> {
  const { dateFormat } = await clinicSettings(actor.clinicId);
  return paperWords({ locale, timeZone, dateFormat });
}

const headOf = ({ t }: PaperWords) => COLUMNS.map((column) => t(`paper.columns.${column}`));

async function* tableRows(asked: Asked, words: PaperWords, tell: Tell): AsyncGenerator<Cell[][]> {
  const { name, state } = vitalWords(words);
  const { t } = words;
  const cells = ({
    set,
    reading,
    code,
    value,
    unit,
    canonical,
    canonicalUnit,
  }: VitalRow): Cell[] => [
    withOffset(set.recordedAt, words.timeZone),
    name(code),
    code,
    reading.comparator ?? null,
    value,
    unit,
    canonical,
    canonicalUnit,
    state(reading),
    t(`vitals.origins.${set.origin}`),
    reading.status,
    reading.statusReason ?? null,
    set.note,
  ];
  let pages = 0;
  for await (const sets of setsOf(asked)) {
    yield sets.flatMap(rowsOf).map(cells);
    pages++;
    // How many there are nobody counted: it comes nearer to the end with each page.
    await tell(1 - 1 / (1 + pages));
  }
}
