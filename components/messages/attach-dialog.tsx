"use client";

import { useTranslations } from "next-intl";
import { DropZone } from "@/components/documents/drop-zone";
import { useFilesToChoose } from "@/components/documents/queries";
import { Dialog } from "@/components/ui/dialog";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { useDay } from "@/lib/browser/format";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { AttachedList } from "./attached-list";
import type { AttachProps } from "./use-attachments";

type Props = AttachProps & { onClose: () => void };

/** Chooses what goes with a message: new files, which go into the chart at once, and documents of the chart. */
export function AttachDialog(props: Props) {
  const { attachments, home, onClose } = props;
  const t = useTranslations("messages");
  return (
    <Dialog
      title={t("attach")}
      subtitle={t(home ? "attachHelpHome" : "attachHelpCare")}
      closeLabel={t("closeDialog")}
      onClose={onClose}
    >
      <div className="dialog-body stack g-16">
        <DropZone onFiles={attachments.choose} />
        <AttachedList attachments={attachments} />
        <OfChart {...props} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t("attachDone")}
        </button>
      </footer>
    </Dialog>
  );
}

/** Whether a file can go with a message of this person's. */
const canGo = (file: ChartFile, onlyShown: boolean) =>
  (file.state === "clean" || file.state === "scanning") &&
  file.status === "current" &&
  (!onlyShown || file.mine || file.byPatient || file.releasedAt !== null);

function OfChart({ patientId, attachments, timeZone, onlyShown = false }: AttachProps) {
  const t = useTranslations("messages");
  const kinds = useTranslations("documents.kinds");
  const day = useDay(timeZone);
  const query = useFilesToChoose(patientId);
  const files = (query.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter((file) => canGo(file, onlyShown));
  const { attached, add, remove } = attachments;
  if (files.length === 0 && !query.isError) return null;
  return (
    <fieldset className="stack g-8">
      <legend className="semi">{t("attachOfChart")}</legend>
      <ListFailed query={query}>{t("filesFailed")}</ListFailed>
      <ul className="list">
        {files.map(({ id, title, kind, date }) => (
          <li key={id}>
            <label className="row attach-choice">
              <input
                type="checkbox"
                checked={attached.some((one) => one.id === id)}
                onChange={({ target }) => (target.checked ? add({ id, title }) : remove(id))}
              />
              <span>
                {title}{" "}
                <span className="ink-3">
                  {kinds(kind)}
                  {date && `, ${day(date)}`}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <ListMore query={query} />
    </fieldset>
  );
}
