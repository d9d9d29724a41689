import { createTranslator } from "next-intl";
import { PrintButton } from "@/components/ui/print-button";
import { partialDate, writtenDay } from "@/lib/browser/format";
import { type Note, SUMMARY } from "@/lib/domain/notes/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { Locale } from "@/lib/platform/i18n/locale";
import { messagesOf } from "@/lib/platform/i18n/translator";

type Props = {
  note: Note;
  patient: PatientDetail;
  clinic: string;
  /** The patient's language: the sheet is theirs, whoever prints it. */
  locale: Locale;
  timeZone: string;
};

/** The summary of a visit as a sheet that is handed out. */
export function SummarySheet({ note, patient, clinic, locale, timeZone }: Props) {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "notes" });
  const { signedAt, signerName, occurredAt, status } = note;
  const day = (moment: string) => writtenDay("words", new Date(moment), locale, timeZone);
  return (
    <main className="sheet note-read handout" id="content" lang={locale}>
      <div className="sheet-head">
        <h1 className="t-22">{t("summary.sheetTitle")}</h1>
        <span className="end">
          <PrintButton label={t("print")} />
        </span>
      </div>
      <p className="semi">{patient.name}</p>
      <p className="ink-2">
        {[
          patient.mrn,
          patient.birthDate && partialDate(patient.birthDate, locale),
          clinic,
          day(occurredAt),
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      {status === "entered-in-error" && (
        <p className="banner">{t("wrong", { reason: note.statusReason ?? "" })}</p>
      )}
      {SUMMARY.filter((part) => note[part].trim() !== "").map((part) => (
        <section key={part} className="note-part">
          <h2 className="t-16">{t(`parts.${part}`)}</h2>
          <p className="note-text">{note[part]}</p>
        </section>
      ))}
      <p className="ink-2 note-part">
        {signedAt
          ? t("summary.signed", { name: signerName ?? "", at: day(signedAt) })
          : t("summary.unsigned")}
      </p>
    </main>
  );
}
