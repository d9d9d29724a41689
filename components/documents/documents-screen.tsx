"use client";

import { useTranslations } from "next-intl";
import { Named } from "@/components/records/named";
import type { Page } from "@/components/records/queries";
import { RecordList } from "@/components/records/record-list";
import { useRecordWords } from "@/components/records/words";
import type { DocumentReference } from "@/lib/domain/documents/schema";
import { FilesView } from "./files-view";
import type { FilesPage } from "./queries";

type Props = {
  patientId: string;
  files: FilesPage;
  /** What a record from elsewhere says that there is; its bytes didn't come. */
  mentioned: Page<DocumentReference>;
  timeZone: string;
  keeps: boolean;
};

/** A chart's documents: its files, and what was only mentioned. */
export function DocumentsScreen({ patientId, files, mentioned, timeZone, keeps }: Props) {
  const t = useTranslations("documents");
  const words = useRecordWords(timeZone);
  return (
    <FilesView patientId={patientId} first={files} timeZone={timeZone} keeps={keeps}>
      {mentioned.items.length > 0 && (
        <section className="sec files-mentioned">
          <div className="sec-head">
            <h3>{t("mentioned")}</h3>
          </div>
          <RecordList
            patientId={patientId}
            noun="documents"
            first={mentioned}
            label={t("mentioned")}
            columns={[
              { head: t("title"), cell: (row) => <Named row={row} timeZone={timeZone} /> },
              { head: t("format"), cell: (row) => row.contentType },
              { head: t("state"), cell: (row) => words.word("status", row.status) },
              { head: t("date"), className: "nowrap", cell: (row) => words.date(row.date) },
            ]}
            isWrong={(row) => row.status === "entered-in-error"}
            none={{ title: t("none"), help: t("noneHelp") }}
          />
        </section>
      )}
    </FilesView>
  );
}
