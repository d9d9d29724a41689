import { useMutation } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { api, isProblem } from "@/lib/browser/api";
import { NOTE_TYPES, SOAP } from "@/lib/domain/notes/parts";
import type { NoteTemplate } from "@/lib/domain/notes/template-schema";
import { PartWords } from "./part-words";

type Props = {
  template?: NoteTemplate;
  onSaved: (what: "saved" | "removed") => void;
  onClose: () => void;
};

/** Writes a template, or takes it away. */
export function TemplateDialog({ template, onSaved, onClose }: Props) {
  const t = useTranslations("templates");
  const notes = useTranslations("notes");
  const [key] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<string>();
  const send = useMutation({
    mutationFn: (body: object) =>
      template
        ? api(`/note-templates/${template.id}`, {
            method: "PATCH",
            body,
            version: template.version,
          })
        : api("/note-templates", { method: "POST", body, idempotencyKey: key }),
    onError: (error) =>
      setFailure(isProblem(error) ? (error.detail ?? error.title) : notes("offline")),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    if (String(body.name).trim() === "") return setFailure(t("nameNeeded"));
    send.mutate(body, { onSuccess: () => onSaved("saved") });
  };
  return (
    <Dialog
      title={t(template ? "editTitle" : "addTitle")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form className="contents" onSubmit={submit} noValidate>
        <div className="dialog-body stack g-16">
          {failure && (
            <p className="error" role="alert">
              {failure}
            </p>
          )}
          <label className="field">
            <span className="label">{t("name")}</span>
            <span className="input">
              <input name="name" maxLength={100} defaultValue={template?.name} data-first />
            </span>
          </label>
          <label className="field">
            <span className="label">{notes("type")}</span>
            <span className="input">
              <select name="type" defaultValue={template?.type}>
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
                name={part}
                rows={2}
                maxLength={20_000}
                defaultValue={template?.[part]}
              />
            </label>
          ))}
        </div>
        <footer className="dialog-foot">
          {template && (
            <span className="grow">
              <button
                type="button"
                className="btn btn-ghost"
                onClick={() =>
                  send.mutate({ removed: true }, { onSuccess: () => onSaved("removed") })
                }
              >
                {t("remove")}
              </button>
            </span>
          )}
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn btn-primary" disabled={send.isPending}>
            {t("save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
