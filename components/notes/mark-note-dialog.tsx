import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { isProblem } from "@/lib/browser/api";
import type { Note } from "@/lib/domain/notes/schema";
import { useMarkNote } from "./queries";

type Props = { note: Note; patientId: string; onClose: () => void };

/** Marks a signed note as entered in error; it stays to be read, struck through, with the reason. */
export function MarkNoteDialog({ note, patientId, onClose }: Props) {
  const t = useTranslations("notes.marking");
  const [failure, setFailure] = useState<string>();
  const mark = useMarkNote(patientId, note.id);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (reason === "") return setFailure(t("reasonNeeded"));
    mark.mutate(
      { reason, version: note.version },
      {
        onSuccess: () => {
          toast(t("done"));
          onClose();
        },
        onError: (error) =>
          setFailure(isProblem(error) ? (error.detail ?? error.title) : t("network")),
      },
    );
  };
  return (
    <Dialog title={t("title")} closeLabel={t("close")} onClose={onClose}>
      <form className="contents" onSubmit={submit} noValidate>
        <div className="dialog-body stack g-16">
          {failure && (
            <p className="error" role="alert">
              {failure}
            </p>
          )}
          <p>{t("warning")}</p>
          <label className="field">
            <span className="label">{t("reason")}</span>
            <textarea className="input" name="reason" rows={3} maxLength={500} data-first />
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn btn-danger" disabled={mark.isPending}>
            {t("submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
