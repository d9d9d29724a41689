import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { FILE_KINDS, type FileKind } from "@/lib/domain/documents/parts";
import type { Upload } from "./use-uploads";
import { useFileWords } from "./words";

type Props = {
  upload: Upload;
  onDescribe: (about: Partial<Pick<Upload, "title" | "kind" | "date" | "note">>) => void;
  onDrop: () => void;
};

/** A chosen file: what it is, how far it is, why it won't go. */
export function UploadRow({ upload, onDescribe, onDrop }: Props) {
  const t = useTranslations("documents");
  const words = useFileWords();
  const { file, state, sent, refused, error, fileId } = upload;
  const editable = !refused && !fileId && state !== "sending";
  return (
    <li className="upload">
      <div className="row g-8">
        <span className="grow upload-name">
          {file.name} <span className="ink-3">({words.size(file.size)})</span>
        </span>
        {state === "sent" ? (
          <span className="ink-2">{t("sent")}</span>
        ) : (
          <button
            type="button"
            className="btn btn-ghost btn-icon btn-sm"
            aria-label={t(fileId ? "cancelOne" : "removeOne", { name: file.name })}
            onClick={onDrop}
          >
            <X className="i" aria-hidden="true" />
          </button>
        )}
      </div>
      {refused && <Fault>{t(`refused.${refused}`)}</Fault>}
      {state === "failed" && <Fault>{t("failed", { why: whyOf(error, t("offline")) })}</Fault>}
      {(state === "sending" || (state === "failed" && fileId)) && (
        <p className="row g-8">
          <progress
            className="takeaway-bar"
            aria-label={t("progress", { name: file.name })}
            value={sent}
            max={file.size}
          />
          <span className="ink-2">{words.percent(sent / file.size)}</span>
        </p>
      )}
      {editable && <About upload={upload} onDescribe={onDescribe} />}
    </li>
  );
}

function About({ upload, onDescribe }: Pick<Props, "upload" | "onDescribe">) {
  const t = useTranslations("documents");
  const { key, title, kind, date, note } = upload;
  const id = (field: string) => `${field}-${key}`;
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
