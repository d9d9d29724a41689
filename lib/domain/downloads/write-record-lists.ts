import { listDocuments } from "@/lib/domain/documents/list-documents";
import { listFiles } from "@/lib/domain/documents/list-files";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import {
  listAllergies,
  listConditions,
  listEncounters,
  listImmunizations,
  listObservations,
  listProcedures,
} from "@/lib/domain/records/list-records";
import type { Actor } from "@/lib/platform/auth/actor";
import { paragraph } from "@/lib/platform/pdf/write-text";
import {
  allergiesOf,
  allergiesTable,
  conditionsTable,
  encountersTable,
  filesTable,
  immunizationsTable,
  type ListTable,
  medicationsTable,
  mentionedTable,
  observationsTable,
  proceduresTable,
} from "./list-tables";
import type { Paper } from "./open-paper";
import { pagesOf } from "./pages-of";
import { writeList } from "./write-list";

const LIMIT = 200;
const SECTIONS = [
  "conditions",
  "medications",
  "immunizations",
  "procedures",
  "encounters",
] as const;

type Query = { limit: number; cursor?: string | undefined };
type Listing<T> = (
  actor: Actor,
  patientId: string,
  query: Query,
) => Promise<{ items: T[]; nextCursor: string | null }>;
type OnRows = (count: number) => Promise<void>;

/** Every list of the chart, also what is past and what was marked as an error. */
export async function writeRecordLists(paper: Paper, onRows: OnRows): Promise<void> {
  const { words, patient, asked } = paper;
  const { t } = words;
  const none = t("paper.none");
  const write = <T>(title: string, table: ListTable<T>, list: Listing<T>, or = none) => {
    const pages = pagesOf((cursor) => list(asked.actor, asked.patientId, { limit: LIMIT, cursor }));
    return writeList(paper, { title, table, pages, none: or, onRows });
  };
  const titles = Object.fromEntries(
    SECTIONS.map((section) => [section, t(`records.${section}.title`)]),
  ) as Record<(typeof SECTIONS)[number], string>;
  const noAllergy = allergiesOf(words, patient) ?? none;
  await write(t("records.allergies.title"), allergiesTable(words), listAllergies, noAllergy);
  await write(titles.conditions, conditionsTable(words), listConditions);
  await write(titles.medications, medicationsTable(words), listMedications);
  await write(titles.immunizations, immunizationsTable(words), listImmunizations);
  await write(titles.procedures, proceduresTable(words), listProcedures);
  await write(titles.encounters, encountersTable(words), listEncounters);
  await write(t("records.labs.title"), observationsTable(words), listObservations);
  await write(t("documents.heading"), filesTable(words), listFiles);
  paragraph(paper.sheet, t("paper.filesHelp"), { quiet: true });
  await write(t("documents.mentioned"), mentionedTable(words), listDocuments);
}
