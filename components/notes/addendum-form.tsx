import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { useDraft } from "@/components/vitals/use-draft";
import { isProblem } from "@/lib/browser/api";
import { useWriteToNote } from "./queries";

type Props = { patientId: string; noteId: string; userId: string };

/** Adds to a signed note; what is typed is kept like a note. */
export function AddendumForm({ patientId, noteId, userId }: Props) {
  const t = useTranslations("notes");
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<string>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const kept = useMemo(() => ({ text, key }), [text, key]);
  const draft = useDraft(userId, `addendum:${noteId}`, kept, text !== "", ({ value }) => {
    setText(value.text);
    setKey(value.key);
  });
  const write = useWriteToNote(patientId, noteId);
  const sign = () => {
    if (text.trim() === "") return setFailure(t("addendumEmpty"));
    write.mutate(
      { what: "addenda", body: { text }, key },
      {
        onSuccess: () => {
          draft.forget();
          setText("");
          setKey(crypto.randomUUID());
          setFailure(undefined);
          toast(t("addendumDone"));
        },
        onError: (error) =>
          setFailure(isProblem(error) ? (error.detail ?? error.title) : t("offline")),
      },
    );
  };
  return (
    <form
      className="stack g-8 addendum-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!write.isPending) sign();
      }}
    >
      <label className="field">
        <span className="label">{t("addendum")}</span>
        <textarea
          className="ta"
          rows={2}
          maxLength={50_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="help">{t("addendumHelp")}</span>
      </label>
      {failure && (
        <p className="error" role="alert">
          {failure}
        </p>
      )}
      <p className="form-foot">
        <button
          type="submit"
          className="btn"
          aria-busy={write.isPending}
          disabled={write.isPending}
        >
          {t("signAddendum")}
        </button>
      </p>
    </form>
  );
}
