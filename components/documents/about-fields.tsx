import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { FILE_KINDS, type FileKind } from "@/lib/domain/documents/parts";

/** Without a day it is empty. */
export type About = { title: string; kind: FileKind; date: string; note: string };
type Props = {
  /** Tells these fields from others on the page. */
  name: string;
  about: About;
  onDescribe: (about: Partial<About>) => void;
};

/** What is said of a document: its title, kind, day and a note. */
export function AboutFields({ name, about, onDescribe }: Props) {
  const t = useTranslations("documents");
  const { title, kind, date, note } = about;
  const id = (field: string) => `${field}-${name}`;
  return (
    <div className="fields">
      <label className={`field wide ${title.trim() ? "" : "is-error"}`} htmlFor={id("title")}>
        <span className="label">{t("title")}</span>
        <span className="input">
          <input
            id={id("title")}
            value={title}
            maxLength={200}
            aria-invalid={!title.trim()}
            autoComplete="off"
            onChange={(event) => onDescribe({ title: event.target.value })}
          />
        </span>
      </label>
      <label className="field" htmlFor={id("kind")}>
        <span className="label">{t("kind")}</span>
        <span className="input">
          <select
            id={id("kind")}
            value={kind}
            onChange={(event) => onDescribe({ kind: event.target.value as FileKind })}
          >
            {FILE_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </span>
      </label>
      <label className="field" htmlFor={id("date")}>
        <span className="label">{t("date")}</span>
        <span className="input">
          <input
            id={id("date")}
            type="date"
            value={date}
            onChange={(event) => onDescribe({ date: event.target.value })}
          />
        </span>
      </label>
      <label className="field wide" htmlFor={id("note")}>
        <span className="label">
          {t("note")} <span className="opt">({t("optional")})</span>
        </span>
        <textarea
          id={id("note")}
          className="input"
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => onDescribe({ note: event.target.value })}
        />
      </label>
    </div>
  );
}
