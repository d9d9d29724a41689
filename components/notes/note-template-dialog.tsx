import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { TemplateDialog } from "@/components/templates/template-dialog";
import { useTemplateForm } from "@/components/templates/use-template-form";
import { NOTE_TYPES, type NoteType, SOAP } from "@/lib/domain/notes/parts";
import type { AddTemplateInput, NoteTemplate } from "@/lib/domain/notes/template-schema";
import { PartWords } from "./part-words";

type Props = {
  userId: string;
  template: NoteTemplate | undefined;
  onSaved: (what: "saved" | "removed") => void;
  onClose: () => void;
};

const EMPTY: AddTemplateInput = {
  name: "",
  type: "consultation",
  subjective: "",
  objective: "",
  assessment: "",
  plan: "",
};

function wordsOf(template: NoteTemplate | undefined): AddTemplateInput {
  if (!template) return EMPTY;
  const { name, type, subjective, objective, assessment, plan } = template;
  return { name, type, subjective, objective, assessment, plan };
}

/** Writes a template of notes. */
export function NoteTemplateDialog({ userId, template, onSaved, onClose }: Props) {
  const t = useTranslations("templates");
  const notes = useTranslations("notes");
  const { typed, set, ...form } = useTemplateForm({
    ...{ place: "/note-templates", draftOf: "template" },
    ...{ userId, template, onSaved },
    begin: wordsOf(template),
    missing: ({ name }) => (name.trim() ? undefined : t("nameNeeded")),
  });
  return (
    <TemplateDialog
      form={form}
      name={typed.name}
      onName={(name) => set({ name })}
      old={template !== undefined}
      onClose={onClose}
    >
      <label className="field">
        <span className="label">{notes("type")}</span>
        <span className="input">
          <select
            value={typed.type}
            onChange={(event) => set({ type: event.target.value as NoteType })}
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
      <p className="help">{t("notes.placeholders")}</p>
      {SOAP.map((part) => (
        <label key={part} className="field">
          <span className="label">
            <PartWords part={part} />
          </span>
          <textarea
            className="ta"
            rows={2}
            maxLength={20_000}
            value={typed[part]}
            onChange={(event) => set({ [part]: event.target.value })}
          />
        </label>
      ))}
    </TemplateDialog>
  );
}
