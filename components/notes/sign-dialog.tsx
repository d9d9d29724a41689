import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Shape } from "@/components/ui/shape";
import { isProblem } from "@/lib/browser/api";
import { hashOfContent, saysSomething } from "@/lib/domain/notes/content";
import { SUMMARY } from "@/lib/domain/notes/parts";
import type { Note } from "@/lib/domain/notes/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { useWriteToNote } from "./queries";
import type { NoteDraft } from "./use-note-draft";

type Props = { draft: NoteDraft; note: Note; patient: PatientDetail; onClose: () => void };

/** Asks before what can't be undone: says what signing does, then signs what was on the screen. */
export function SignDialog({ draft, note, patient, onClose }: Props) {
  const t = useTranslations("notes.signing");
  const [failure, setFailure] = useState<string>();
  const [deceasedKnown, setDeceasedKnown] = useState(false);
  const [version, setVersion] = useState<number>();
  const [key] = useState(() => crypto.randomUUID());
  const write = useWriteToNote(patient.id, note.id);
  const { content, flush } = draft;
  const summarised = SUMMARY.some((part) => content[part].trim() !== "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was on the screen when the question was asked
  useEffect(() => {
    if (!saysSomething(content)) setFailure(t("empty"));
    else void flush().then((at) => (at === undefined ? setFailure(t("unsent")) : setVersion(at)));
  }, []);
  const sign = async () => {
    const body = { contentHash: await hashOfContent(content), deceasedKnown };
    write.mutate(
      { what: "signature", body, version, key },
      {
        onSuccess: () => {
          draft.forget();
          toast(t("done"));
          onClose();
          window.scrollTo(0, 0); // what was signed is read from its beginning
        },
        onError: (error) => setFailure(whyOf(error) ?? t("network")),
      },
    );
  };
  return (
    <Dialog title={t("title")} subtitle={patient.name} closeLabel={t("close")} onClose={onClose}>
      <div className="dialog-body stack g-16">
        {failure && (
          <p className="error" role="alert">
            <Shape state="critical" />
            {failure}
          </p>
        )}
        <p>{t("warning")}</p>
        <ul className="bullets">
          {content.diagnoses.length > 0 && (
            <li>{t("diagnoses", { count: content.diagnoses.length })}</li>
          )}
          <li>{t(content.confidential ? "confidential" : "readable")}</li>
          {summarised && <li>{t("summary")}</li>}
        </ul>
        {patient.deceased && (
          <label className="row">
            <input
              type="checkbox"
              checked={deceasedKnown}
              onChange={(event) => setDeceasedKnown(event.target.checked)}
            />
            {t("deceased")}
          </label>
        )}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          data-first
          className="btn btn-primary"
          disabled={version === undefined || write.isPending}
          aria-busy={write.isPending}
          onClick={() => void sign()}
        >
          {t("sign")}
        </button>
      </footer>
    </Dialog>
  );
}

const whyOf = (error: unknown) =>
  isProblem(error) ? (error.faults[0]?.message ?? error.detail ?? error.title) : undefined;
