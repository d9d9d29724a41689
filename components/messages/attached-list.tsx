import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Upload } from "@/components/documents/use-uploads";
import { useFileWords } from "@/components/documents/words";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import type { Attachments } from "./use-attachments";

/** The files that go with what is being written: each can be left out again. */
export function AttachedList({ attachments }: { attachments: Attachments }) {
  const t = useTranslations("messages");
  const { attached, pending, remove } = attachments;
  if (attached.length + pending.length === 0) return null;
  return (
    <ul className="attached" aria-label={t("attached")}>
      {attached.map(({ id, title }) => (
        <li key={id}>
          <Paperclip className="i" aria-hidden="true" />
          <span className="grow">{title}</span>
          <LeaveOut name={title} onClick={() => remove(id)} />
        </li>
      ))}
      {pending.map((upload) => (
        <OnItsWay key={upload.key} upload={upload} attachments={attachments} />
      ))}
    </ul>
  );
}

function OnItsWay({ upload, attachments }: { upload: Upload; attachments: Attachments }) {
  const t = useTranslations("messages");
  const documents = useTranslations("documents");
  const words = useFileWords();
  const { file, refused, state, sent, error } = upload;
  const failed = state === "failed";
  const why = refused ? documents(`refused.${refused}`) : failed && whyOf(error, t("noConnection"));
  return (
    <li>
      <Paperclip className="i" aria-hidden="true" />
      <span className="grow">
        {file.name}
        {why ? (
          <Fault>{why}</Fault>
        ) : (
          <span className="ink-2" role="status">
            {` ${words.percent(sent / file.size)}`}
          </span>
        )}
      </span>
      {failed && (
        <button type="button" className="btn btn-sm" onClick={attachments.retry}>
          {t("retry")}
        </button>
      )}
      <LeaveOut name={file.name} onClick={() => attachments.drop(upload)} />
    </li>
  );
}

function LeaveOut({ name, onClick }: { name: string; onClick: () => void }) {
  const t = useTranslations("messages");
  return (
    <button
      type="button"
      className="btn btn-ghost btn-icon btn-sm"
      aria-label={t("leaveOut", { name })}
      onClick={onClick}
    >
      <X className="i" aria-hidden="true" />
    </button>
  );
}
