import Link from "next/link";
import { createTranslator, useTranslations } from "next-intl";
import { DownloadMenu } from "@/components/downloads/download-menu";
import { PageFoot } from "@/components/ui/page-foot";
import { PrintButton } from "@/components/ui/print-button";
import { SUMMARY } from "@/lib/domain/notes/parts";
import type { VisitSummary } from "@/lib/domain/notes/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { partialDate, writtenDay } from "@/lib/platform/i18n/written-day";

type Props = {
  /** Its language is the patient's: the sheet is theirs, whoever prints it. */
  summary: VisitSummary;
  patient: PatientDetail;
  clinic: string;
  timeZone: string;
  /** The list that it stands in, for who reads it at home; the note that it belongs to, for who prints it. */
  back: string;
  home?: boolean;
};

const OFFERS = ["visit-summary.pdf"] as const;

/** The summary of a visit as a sheet that is handed out. */
export function SummarySheet({ summary, patient, clinic, timeZone, back, home = false }: Props) {
  const { locale } = summary;
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "notes" });
  // What is pressed speaks to who prints, not to whom it is handed.
  const reader = useTranslations("notes");
  const { signedAt, signerName, occurredAt, status } = summary;
  const day = (moment: string) => writtenDay("words", new Date(moment), locale, timeZone);
  return (
    <main className="sheet note-read handout" id="content" lang={locale}>
      <PageFoot text={`${clinic}: ${patient.name}, ${patient.mrn}`} />
      <Link className="link t-14 note-back" href={back} prefetch={false}>
        {reader(home ? "summary.all" : "versions.back")}
      </Link>
      <div className="sheet-head">
        <h1 className="t-22">{t("summary.sheetTitle")}</h1>
        <span className="end">
          <PrintButton label={reader("print")} />
          <DownloadMenu
            patientId={patient.id}
            offers={OFFERS}
            noteId={summary.id}
            timeZone={timeZone}
          />
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
        <p className="banner">
          {summary.statusReason ? t("wrong", { reason: summary.statusReason }) : t("summary.wrong")}
        </p>
      )}
      {SUMMARY.filter((part) => summary[part].trim() !== "").map((part) => (
        <section key={part} className="note-part">
          <h2 className="t-16">{t(`parts.${part}`)}</h2>
          <p className="note-text">{summary[part]}</p>
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
