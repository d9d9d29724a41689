import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { NOTE_TYPES, type NoteType, SOAP } from "@/lib/domain/notes/parts";
import type { NoteTemplate } from "@/lib/domain/notes/template-schema";
import { PartWords } from "./part-words";
import { useTemplateForm } from "./use-template-form";

type Props = {
  userId: string;
  template?: NoteTemplate;
  onSaved: (what: "saved" | "removed") => void;
  onClose: () => void;
};

/** Writes a template, or takes it away; what is typed is kept like a note. */
export function TemplateDialog({ userId, template, onSaved, onClose }: Props) {
  const t = useTranslations("templates");
  const notes = useTranslations("notes");
  const form = useTemplateForm({ userId, template, onSaved });
  return (
    <Dialog
      title={t(template ? "editTitle" : "addTitle")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <div className="dialog-body stack g-16">
          {form.restored && <p className="banner">{t("restored")}</p>}
          {form.failure && (
            <p className="error" role="alert">
              {form.failure}
            </p>
          )}
          <label className="field">
            <span className="label">{t("name")}</span>
            <span className="input">
              <input
                maxLength={100}
                value={form.typed.name}
                data-first
                onChange={(event) => form.set({ name: event.target.value })}
              />
            </span>
          </label>
          <label className="field">
            <span className="label">{notes("type")}</span>
            <span className="input">
              <select
                value={form.typed.type}
                onChange={(event) => form.set({ type: event.target.value as NoteType })}
              >
                {NOTE_TYPES.map((type) => (
                  <option key={type} value={type}>
                    {notes(`types.${type}`)}
                  </option>
                ))}
              </select>
              <ChevronDown className="i" aria-hidden="true" />
            </span>
          </label>
          <p className="help">{t("placeholders")}</p>
          {SOAP.map((part) => (
            <label key={part} className="field">
              <span className="label">
                <PartWords part={part} />
              </span>
              <textarea
                className="ta"
                rows={2}
                maxLength={20_000}
                value={form.typed[part]}
                onChange={(event) => form.set({ [part]: event.target.value })}
              />
            </label>
          ))}
        </div>
        <Foot form={form} old={template !== undefined} onClose={onClose} />
      </form>
    </Dialog>
  );
}

type FootProps = { form: ReturnType<typeof useTemplateForm>; old: boolean; onClose: () => void };

function Foot({ form, old, onClose }: FootProps) {
  const t = useTranslations("templates");
  return (
    <footer className="dialog-foot">
      {old && (
        <span className="grow">
          <button type="button" className="btn btn-ghost" onClick={form.remove}>
            {t("remove")}
          </button>
        </span>
      )}
      <button
        type="button"
        className="btn"
        onClick={() => {
          form.discard();
          onClose();
        }}
      >
        {t(form.saved || form.restored ? "discard" : "cancel")}
      </button>
      <button
        type="submit"
        className="btn btn-primary"
        disabled={form.sending}
        aria-busy={form.sending}
      >
        {t("save")}
      </button>
    </footer>
  );
}
