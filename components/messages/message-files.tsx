import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { isShownHere } from "@/components/documents/file-acts";
import { linkTo } from "@/components/documents/queries";
import { Thumb } from "@/components/documents/thumb";
import { useFileWords } from "@/components/documents/words";
import { Shape } from "@/components/ui/shape";
import { whyOf } from "@/lib/browser/api";
import { sayFailed } from "@/lib/browser/say";
import type { ChartFile } from "@/lib/domain/documents/schema";
import type { Attachment } from "@/lib/domain/messaging/schema";

const Viewer = lazy(() =>
  import("@/components/documents/viewer").then(({ Viewer: viewer }) => ({ default: viewer })),
);

type Props = { patientId: string; attachments: readonly Attachment[] };

/** What came with a message: to be looked at, still being checked, or why not. */
export function MessageFiles({ patientId, attachments }: Props) {
  const t = useTranslations("messages");
  const [seen, setSeen] = useState<ChartFile>();
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className="msg-files" aria-label={t("attached")}>
        {attachments.map(({ id, file }) => (
          <li key={id}>
            {file ? (
              <MessageFile patientId={patientId} file={file} onOpen={() => setSeen(file)} />
            ) : (
              <span className="ink-3">{t("fileWithdrawn")}</span>
            )}
          </li>
        ))}
      </ul>
      {seen && (
        <Suspense>
          <Viewer patientId={patientId} file={seen} onClose={() => setSeen(undefined)} />
        </Suspense>
      )}
    </>
  );
}

type FileProps = { patientId: string; file: ChartFile; onOpen: () => void };

function MessageFile({ patientId, file, onOpen }: FileProps) {
  const t = useTranslations("documents");
  const words = useFileWords();
  const { title, size, state, status, statusReason } = file;
  const said = words.state(file);
  const take = () =>
    linkTo(patientId, file.id, "copy").then(
      (address) => window.location.assign(address),
      (error: unknown) => sayFailed(whyOf(error, t("offline"))),
    );
  return (
    <>
      <Thumb file={file} />
      <span className="grow">
        {state === "clean" ? (
          <button
            type="button"
            className="link"
            onClick={isShownHere(file) ? onOpen : () => void take()}
          >
            <span className="sr">{t(isShownHere(file) ? "open" : "download")} </span>
            {title}
          </button>
        ) : (
          <span className="semi">{title}</span>
        )}{" "}
        <span className="ink-3 nowrap">{words.size(size)}</span>
        {status === "entered-in-error" && (
          <span className="ink-2 msg-file-state">{t("wrong", { reason: statusReason ?? "" })}</span>
        )}
        {said && (
          <span className={`msg-file-state ${state === "rejected" ? "error" : "ink-3"}`}>
            {state === "rejected" && <Shape state="critical" />}
            {said}
          </span>
        )}
      </span>
    </>
  );
}
