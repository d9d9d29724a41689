"use client";

import { FilePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { todayIn } from "@/lib/browser/format";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { FileLine } from "./file-line";
import { type FilesPage, useFiles } from "./queries";
import { UploadDialog } from "./upload-dialog";
import { useUploads } from "./use-uploads";
import { Viewer } from "./viewer";
import { useFileWords } from "./words";

type Props = {
  patientId: string;
  first: FilesPage;
  timeZone: string;
  /** Shows files to the patient and marks wrong ones. */
  keeps?: boolean;
  /** What stands below the files. */
  children?: ReactNode;
};

/** The files of a chart: what is there, what is on its way, adding more, looking at one. */
export function FilesView({ patientId, first, timeZone, keeps = false, children }: Props) {
  const t = useTranslations("documents");
  const query = useFiles(patientId, first);
  const uploads = useUploads(patientId, todayIn(timeZone));
  const [adding, setAdding] = useState(false);
  const [seen, setSeen] = useState<ChartFile>();
  const here = new Set(uploads.uploads.map(({ fileId, state }) => state !== "sent" && fileId));
  const files = query.data.pages
    .flatMap(({ items }) => items)
    .filter(({ id, state }) => state !== "uploading" || !here.has(id));
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <h2 className="t-18 grow">{t("heading")}</h2>
        <button type="button" className="btn btn-primary" onClick={() => setAdding(true)}>
          <FilePlus className="i" aria-hidden="true" />
          {t("add")}
        </button>
      </div>
      <ListFailed query={query}>{t("listFailed")}</ListFailed>
      <OnTheirWay uploads={uploads} onOpen={() => setAdding(true)} />
      {files.length === 0 ? (
        <section className="void">
          <h3 className="semi">{t("none")}</h3>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      ) : (
        <ul className="files">
          {files.map((file) => (
            <FileLine
              key={file.id}
              patientId={patientId}
              file={file}
              timeZone={timeZone}
              keeps={keeps}
              onOpen={() => setSeen(file)}
            />
          ))}
        </ul>
      )}
      <ListMore query={query} />
      {children}
      {adding && (
        <UploadDialog
          uploads={uploads}
          onClose={() => {
            setAdding(false);
            uploads.clear();
          }}
        />
      )}
      {seen && <Viewer patientId={patientId} file={seen} onClose={() => setSeen(undefined)} />}
    </main>
  );
}

/** That something is being sent while its dialog is closed. */
function OnTheirWay({
  uploads: { uploads, busy },
  onOpen,
}: {
  uploads: ReturnType<typeof useUploads>;
  onOpen: () => void;
}) {
  const t = useTranslations("documents");
  const words = useFileWords();
  if (!busy) return null;
  const sum = (of: (one: (typeof uploads)[number]) => number) =>
    uploads.reduce((total, one) => total + of(one), 0);
  const part =
    sum(({ sent }) => sent) /
    Math.max(
      1,
      sum(({ file }) => file.size),
    );
  return (
    <p className="banner row row-wrap g-8" role="status">
      <span className="grow">{t("onTheirWay", { percent: words.percent(part) })}</span>
      <button type="button" className="link" onClick={onOpen}>
        {t("look")}
      </button>
    </p>
  );
}
