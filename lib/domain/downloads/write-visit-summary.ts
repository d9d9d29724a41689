import { getSummary } from "@/lib/domain/notes/get-summary";
import { SUMMARY } from "@/lib/domain/notes/parts";
import type { VisitSummary } from "@/lib/domain/notes/schema";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { AppError } from "@/lib/platform/errors";
import { pdfPieces } from "@/lib/platform/pdf/pdf-pieces";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import { openPaper, type Paper } from "./open-paper";
import type { Writer } from "./write-download";

/** What the patient is told of a visit: in their language whoever prints it; they themselves read in their own choice. */
export const writeVisitSummary: Writer = async function* (asked) {
  const { actor, patientId, noteId } = asked;
  if (!noteId) throw new AppError("not_found");
  const [patient, summary] = await Promise.all([
    getPatient(actor, patientId, "notes"),
    getSummary(actor, patientId, noteId),
  ]);
  const locale = actor.role === "patient" ? asked.locale : summary.locale;
  const paper = await openPaper(asked, patient, ({ t }) => t("notes.summary.sheetTitle"), locale);
  yield* pdfPieces(paper.sheet, async () => writeSummary(paper, summary));
};

function writeSummary({ sheet, words: { t, day } }: Paper, summary: VisitSummary): void {
  const { status, statusReason, occurredAt, signedAt, signerName } = summary;
  paragraph(sheet, t("paper.visitOf", { date: day(occurredAt) }));
  const wrong = statusReason
    ? t("notes.wrong", { reason: statusReason })
    : t("notes.summary.wrong");
  if (status === "entered-in-error") paragraph(sheet, wrong, { strong: true });
  for (const part of SUMMARY) {
    if (summary[part].trim() === "") continue;
    heading(sheet, 2, t(`notes.parts.${part}`));
    paragraph(sheet, summary[part]);
  }
  const signed = signedAt
    ? t("notes.summary.signed", { name: signerName ?? "", at: day(signedAt) })
    : t("notes.summary.unsigned");
  paragraph(sheet, signed, { quiet: true });
}
