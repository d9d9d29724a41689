import type { ChartFile, DocumentReference } from "@/lib/domain/documents/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { MedicationRequest } from "@/lib/domain/prescriptions/schema";
import type {
  AllergyIntolerance,
  Condition,
  Encounter,
  Immunization,
  Observation,
  Procedure,
} from "@/lib/domain/records/schema";
import type { Column } from "@/lib/platform/pdf/write-table";
import type { PaperWords } from "./paper-words";
import { resultWords } from "./result-words";

/** How a list of the chart stands in a document: its columns, and what a row says. */
export type ListTable<T> = { columns: Column[]; cells: (item: T) => string[] };

type Coded = { display: string; code: string | null; codeSystem: string | null };

/** Words before codes; of codes only ICD's are read by people. */
function named({ t }: PaperWords, { display, code, codeSystem }: Coded): string {
  if (!display || display === code) return t("records.noWords");
  return code && codeSystem?.includes("icd-10") ? `${display} (${code})` : display;
}

/** A row that was marked as an error says so, with its reason. */
function stated(
  { t, word }: PaperWords,
  group: string,
  status: string | null,
  reason: string | null,
) {
  const wrong = status === "entered-in-error";
  if (wrong) return reason ? t("records.wrong", { reason }) : t("records.wrongNoReason");
  return [word(group, status), reason].filter(Boolean).join(": ");
}

// Each: a list of the chart as a document shows it.

type Field = "onset" | "abatement" | "reaction" | "criticality" | "dosage" | "authored" | "ended";
const column = (title: string, share: number): Column => ({ title, share });
const field = ({ t }: PaperWords, key: Field) => t(`records.fields.${key}`);

export function conditionsTable(words: PaperWords): ListTable<Condition> {
  const { t, day } = words;
  return {
    columns: [
      column(t("records.conditions.name"), 5),
      column(field(words, "onset"), 2),
      column(field(words, "abatement"), 2),
      column(t("records.state"), 3),
    ],
    cells: (row) => {
      const wrong = row.verificationStatus === "entered-in-error";
      const state = wrong
        ? stated(words, "verificationStatus", row.verificationStatus, row.statusReason)
        : stated(words, "clinicalStatus", row.clinicalStatus, null);
      return [named(words, row), day(row.onset), day(row.abatement), state];
    },
  };
}

export function allergiesTable(words: PaperWords): ListTable<AllergyIntolerance> {
  const { t, word } = words;
  return {
    columns: [
      column(t("records.allergies.name"), 4),
      column(field(words, "reaction"), 3),
      column(field(words, "criticality"), 2),
      column(t("records.state"), 3),
    ],
    cells: (row) => {
      const wrong = row.verificationStatus === "entered-in-error";
      const state = wrong
        ? stated(words, "verificationStatus", row.verificationStatus, row.statusReason)
        : word("clinicalStatus", row.clinicalStatus);
      const reaction = [row.reaction, word("severity", row.severity)].filter(Boolean).join(", ");
      return [
        named(words, row),
        reaction || "–",
        word("criticality", row.criticality) || "–",
        state,
      ];
    },
  };
}

export function medicationsTable(words: PaperWords): ListTable<MedicationRequest> {
  const { t, day } = words;
  return {
    columns: [
      column(t("records.medications.name"), 4),
      column(field(words, "dosage"), 4),
      column(field(words, "authored"), 2),
      column(field(words, "ended"), 2),
      column(t("records.state"), 2),
    ],
    cells: (row) => [
      named(words, row),
      row.dosage ?? "–",
      day(row.authored),
      day(row.ended),
      stated(words, "status", row.status, row.statusReason),
    ],
  };
}

export function immunizationsTable(words: PaperWords): ListTable<Immunization> {
  const { t, day, word } = words;
  return {
    columns: [
      column(t("records.immunizations.name"), 5),
      column(t("records.immunizations.date"), 2),
      column(t("records.state"), 2),
    ],
    cells: (row) => [named(words, row), day(row.occurrence), word("status", row.status)],
  };
}

export function proceduresTable(words: PaperWords): ListTable<Procedure> {
  const { t, day, word } = words;
  return {
    columns: [
      column(t("records.procedures.name"), 5),
      column(t("records.procedures.date"), 2),
      column(t("records.state"), 2),
    ],
    cells: (row) => [named(words, row), day(row.performed), word("status", row.status)],
  };
}

export function encountersTable(words: PaperWords): ListTable<Encounter> {
  const { t, moment, word } = words;
  return {
    columns: [
      column(t("records.encounters.name"), 4),
      column(t("records.encounters.date"), 3),
      column(t("records.encounters.class"), 2),
      column(t("records.encounters.reason"), 3),
    ],
    cells: (row) => [
      named(words, row),
      moment(row.start),
      word("class", row.class),
      row.reason ?? "–",
    ],
  };
}

export function observationsTable(words: PaperWords): ListTable<Observation> {
  const { t, day, word } = words;
  const results = resultWords(words);
  return {
    columns: [
      column(t("records.labs.name"), 4),
      column(t("records.labs.value"), 3),
      column(t("records.labs.range"), 2),
      column(t("records.labs.flag"), 2),
      column(t("records.labs.date"), 2),
    ],
    cells: (row) => [
      named(words, row),
      results.value(row),
      results.range(row),
      word("flag", row.interpretation),
      day(row.effective),
    ],
  };
}

export function filesTable({ t, day }: PaperWords): ListTable<ChartFile> {
  return {
    columns: [
      column(t("documents.title"), 5),
      column(t("documents.kind"), 2),
      column(t("documents.date"), 2),
      column(t("documents.note"), 4),
    ],
    cells: ({ title, name, kind, date, createdAt, note, statusReason }) => [
      t("paper.fileLine", { title, name }),
      t(`documents.kinds.${kind}`),
      day(date ?? createdAt),
      statusReason ? t("records.wrong", { reason: statusReason }) : note,
    ],
  };
}

export function mentionedTable(words: PaperWords): ListTable<DocumentReference> {
  const { t, day } = words;
  return {
    columns: [column(t("documents.title"), 5), column(t("documents.date"), 2)],
    cells: (row) => [named(words, row), day(row.date)],
  };
}

/** What a chart says where it has no allergy: that there is none, or that nobody asked. */
export function allergiesOf(
  { t, day }: PaperWords,
  { allergies, noKnownAllergies }: PatientDetail,
) {
  if (allergies.length > 0) return undefined;
  if (!noKnownAllergies) return t("patient.notAsked");
  const { by, at } = noKnownAllergies;
  if (by && at) return t("patient.noneKnownBy", { by, date: day(at) });
  return t("patient.noneKnown");
}
