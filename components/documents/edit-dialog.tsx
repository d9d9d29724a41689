import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { isProblem, whyOf } from "@/lib/browser/api";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { AboutFields } from "./about-fields";
import { useEditFile } from "./queries";

type Props = { patientId: string; file: ChartFile; onClose: () => void };

/** Corrects what is said of a document; its bytes stay. */
export function EditDialog({ patientId, file, onClose }: Props) {
  const t = useTranslations("documents");
  const edit = useEditFile(patientId);
  // What was read when this opened: a change by another person meanwhile is told, never written over.
  const [before] = useState(file);
  const [about, setAbout] = useState({ ...before, date: before.date ?? "" });
  const [fault, setFault] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { title, kind, date, note } = about;
    if (!title.trim()) return setFault(t("titleNeeded"));
    const input = { title, kind, date: date || null, note };
    edit.mutate(
      { file: before, input },
      {
        onSuccess: onClose,
        onError: (error) =>
          setFault(
            isProblem(error) && error.status === 412 ? t("stale") : whyOf(error, t("offline")),
          ),
      },
    );
  };
  return (
    <Dialog
      title={t("editTitle")}
      subtitle={t("editHelp")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form className="contents" onSubmit={send} noValidate>
        <div className="dialog-body stack g-16">
          <Fault>{fault}</Fault>
          <AboutFields
            name={file.id}
            about={about}
            onDescribe={(part) => setAbout((all) => ({ ...all, ...part }))}
          />
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={edit.isPending}
            aria-busy={edit.isPending}
          >
            {t("save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
