import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { localInput, momentOfLocal } from "@/lib/browser/local-time";
import type { NoteType } from "@/lib/domain/notes/parts";
import { NOTE_TYPES, SOAP } from "@/lib/domain/notes/parts";
import type { NoteTemplate } from "@/lib/domain/notes/template-schema";
import type { NoteDraft } from "./use-note-draft";
import { type ChartWords, fill } from "./words";

type Props = {
  draft: NoteDraft;
  readOnly: boolean;
  templates: NoteTemplate[];
  words: ChartWords;
  timeZone: string;
};

/** What kind of note it is, of when, who may read it, and what it begins with. */
export function NoteBar({ draft, readOnly, templates, words, timeZone }: Props) {
  const t = useTranslations("notes");
  const id = useId();
  const { content, change } = draft;
  const begin = (templateId: string) => {
    const template = templates.find((one) => one.id === templateId);
    if (!template) return;
    // Added to what stands, never in its place.
    const parts = SOAP.map((part) => [
      part,
      [content[part].trimEnd(), fill(template[part], words)].filter(Boolean).join("\n"),
    ]);
    change({ type: template.type, ...Object.fromEntries(parts) });
  };
  return (
    <header className="note-head">
      <h2 id="note-title" className="t-18">
        {t("draftTitle")}
        <span className="print-only">{t("status.preliminary")}</span>
      </h2>
      <span className="input">
        <select
          aria-label={t("type")}
          value={content.type}
          disabled={readOnly}
          onChange={(event) => change({ type: event.target.value as NoteType })}
        >
          {NOTE_TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`types.${type}`)}
            </option>
          ))}
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </span>
      <span className="input">
        <input
          type="datetime-local"
          aria-label={t("occurredAt")}
          value={localInput(content.occurredAt, timeZone)}
          readOnly={readOnly}
          onChange={(event) => {
            const at = momentOfLocal(event.target.value, timeZone);
            if (at) change({ occurredAt: at });
          }}
        />
      </span>
      {templates.length > 0 && (
        <span className="input">
          <select
            aria-label={t("template")}
            value=""
            disabled={readOnly}
            onChange={(event) => begin(event.target.value)}
          >
            <option value="">{t("template")}</option>
            {templates.map((template) => (
              <option key={template.id} value={template.id}>
                {template.name}
              </option>
            ))}
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </span>
      )}
      <Link className="link t-12" href="/templates" prefetch={false}>
        {t("templates")}
      </Link>
      <label className="row" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={content.confidential}
          disabled={readOnly}
          onChange={(event) => change({ confidential: event.target.checked })}
        />
        {t("confidential")}
      </label>
    </header>
  );
}
