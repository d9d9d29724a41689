import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { type About, AboutFields } from "./about-fields";
import type { Upload } from "./use-uploads";
import { useFileWords } from "./words";

type Props = {
  upload: Upload;
  onDescribe: (about: Partial<About>) => void;
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
      {editable && <AboutFields name={upload.key} about={upload} onDescribe={onDescribe} />}
    </li>
  );
}
