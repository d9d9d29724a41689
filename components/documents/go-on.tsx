import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { whyOf } from "@/lib/browser/api";
import { sayFailed } from "@/lib/browser/say";
import { sendFile } from "@/lib/browser/send-file";
import type { ChartFile } from "@/lib/domain/documents/file-schema";
import { useFilesRefresh } from "./queries";
import { useFileWords } from "./words";

type Props = { patientId: string; file: ChartFile };

/** Goes on with an upload that was cut off, once its file was chosen again: a browser doesn't remember it. */
export function GoOn({ patientId, file }: Props) {
  const t = useTranslations("documents");
  const words = useFileWords();
  const refresh = useFilesRefresh(patientId);
  const [sent, setSent] = useState<number>();
  const chosen = async (event: ChangeEvent<HTMLInputElement>) => {
    const [again] = event.target.files ?? [];
    event.target.value = "";
    if (!again) return;
    if (again.size !== file.size) return sayFailed(t("anotherFile", { name: file.name }));
    const { signal } = new AbortController();
    setSent(0);
    await sendFile({
      patientId,
      fileId: file.id,
      file: again,
      signal,
      onProgress: setSent,
    }).catch((error) => sayFailed(whyOf(error, t("offline"))));
    setSent(undefined);
    await refresh();
  };
  if (sent !== undefined)
    return (
      <span className="ink-2" role="status">
        {words.percent(sent / file.size)}
      </span>
    );
  return (
    <label className="btn btn-sm file">
      {t("goOn")} <span className="sr">{file.title}</span>
      <input className="sr" type="file" onChange={(event) => void chosen(event)} />
    </label>
  );
}
