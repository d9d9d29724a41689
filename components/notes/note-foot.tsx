import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { discardNote, restoreNote } from "./queries";
import { SavedState } from "./saved-state";
import type { NoteDraft } from "./use-note-draft";

type Props = {
  draft: NoteDraft;
  noteId: string;
  patientId: string;
  readOnly: boolean;
  timeZone: string;
  onSign: () => void;
};

/** Where the note is kept, and what can be done with it. */
export function NoteFoot({ draft, noteId, patientId, readOnly, timeZone, onSign }: Props) {
  const t = useTranslations("notes");
  const router = useRouter();
  const list = `/patients/${patientId}/notes`;
  const discard = async () => {
    try {
      await draft.flush();
      await discardNote(patientId, noteId);
      draft.forget();
    } catch {
      toast(t("notDiscarded"));
      return;
    }
    const undo = () =>
      void restoreNote(patientId, noteId).then(
        () => router.push(`${list}/${noteId}`),
        () => toast(t("notRestored")),
      );
    toast(t("discarded"), { action: { label: t("undo"), onClick: undo } });
    router.push(list);
  };
  return (
    <footer className="note-foot">
      <span className="grow">
        <SavedState state={draft.state} timeZone={timeZone} />
      </span>
      <button
        type="button"
        className="btn btn-ghost"
        disabled={readOnly}
        onClick={() => void discard()}
      >
        {t("discard")}
      </button>
      <button type="button" className="btn btn-primary" disabled={readOnly} onClick={onSign}>
        {t("sign")}
        <kbd>Ctrl ↵</kbd>
      </button>
    </footer>
  );
}
