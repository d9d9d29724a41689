import { getNote } from "@/lib/domain/notes/get-note";
import { getSummary } from "@/lib/domain/notes/get-summary";
import { listNotes } from "@/lib/domain/notes/list-notes";
import { listSummaries } from "@/lib/domain/notes/list-summaries";
import { SOAP, SUMMARY } from "@/lib/domain/notes/parts";
import type { Note, VisitSummary } from "@/lib/domain/notes/schema";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import type { Paper } from "./open-paper";
import { pagesOf } from "./pages-of";

const ROWS = 100;

/** The signed notes that this reader may see, whole; of visits whose note they may not, the summary alone. */
export async function writeNotes(paper: Paper, onRows: (count: number) => Promise<void>) {
  const { sheet, words, asked } = paper;
  const { actor, patientId } = asked;
  const seen = new Set<string>();
  heading(sheet, 2, words.t("notes.title"));
  const notes = pagesOf((cursor) =>
    listNotes(actor, patientId, { limit: ROWS, cursor, state: "signed" }),
  );
  for await (const items of notes)
    for (const { id } of items) {
      seen.add(id);
      writeNote(paper, await getNote(actor, patientId, id));
      await onRows(1);
    }
  const summaries = pagesOf((cursor) => listSummaries(actor, patientId, { limit: ROWS, cursor }));
  for await (const items of summaries)
    for (const { id, status } of items) {
      if (seen.has(id) || status === "preliminary") continue;
      seen.add(id);
      writeSummary(paper, await getSummary(actor, patientId, id));
      await onRows(1);
    }
  if (seen.size === 0) paragraph(sheet, words.t("paper.none"));
}

function writeNote({ sheet, words }: Paper, note: Note): void {
  const { t, moment, day } = words;
  const { type, occurredAt, signerName, signedAt, status, statusReason, diagnoses } = note;
  heading(sheet, 3, `${t(`notes.types.${type}`)}, ${moment(occurredAt)}`);
  const signed = t("paper.signed", { name: signerName ?? note.authorName, at: moment(signedAt) });
  paragraph(sheet, signed, { quiet: true, after: 2 });
  if (status === "entered-in-error")
    paragraph(sheet, t("notes.wrong", { reason: statusReason ?? "–" }), { strong: true });
  for (const part of [...SOAP, ...SUMMARY]) {
    if (note[part].trim() === "") continue;
    paragraph(sheet, t(`notes.parts.${part}`), { strong: true, after: 1 });
    paragraph(sheet, note[part]);
  }
  if (diagnoses.length > 0) {
    paragraph(sheet, t("notes.diagnoses.title"), { strong: true, after: 1 });
    for (const { code, display, clinicalStatus, onset } of diagnoses) {
      const facts = [
        display,
        t(`notes.diagnoses.${clinicalStatus}`).toLowerCase(),
        onset && day(onset),
      ];
      paragraph(sheet, [code, facts.filter(Boolean).join(", ")].filter(Boolean).join(" "), {
        after: 1,
      });
    }
  }
  for (const { text, signerName: by, signedAt: at } of note.addenda) {
    paragraph(sheet, t("paper.addendum", { name: by, at: moment(at) }), { strong: true, after: 1 });
    paragraph(sheet, text);
  }
}

function writeSummary({ sheet, words: { t, moment } }: Paper, summary: VisitSummary): void {
  const { type, occurredAt, signerName, signedAt, status } = summary;
  heading(sheet, 3, `${t(`notes.types.${type}`)}, ${moment(occurredAt)}`);
  const signed = t("paper.signed", { name: signerName ?? "–", at: moment(signedAt) });
  paragraph(sheet, `${signed}. ${t("paper.onlySummary")}`, { quiet: true, after: 2 });
  if (status === "entered-in-error") paragraph(sheet, t("notes.summary.wrong"), { strong: true });
  for (const part of SUMMARY) {
    if (summary[part].trim() === "") continue;
    paragraph(sheet, t(`notes.parts.${part}`), { strong: true, after: 1 });
    paragraph(sheet, summary[part]);
  }
}
