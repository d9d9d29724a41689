import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { sendFile } from "@/lib/browser/send-file";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { useFilesRefresh } from "./queries";
import { useFileWords } from "./words";

type Props = { patientId: string; file: ChartFile };

/** Goes on with an upload that was cut off, once its file was chosen again: a browser doesn't remember it. */
export function GoOn({ patientId, file }: Props) {
  const t = useTranslations("documents");
  const words = useFileWords();
  const refresh = useFilesRefresh(patientId);
  const [sent, setSent] = useState<number>();
  const [fault, setFault] = useState<string>();
  const chosen = async (event: ChangeEvent<HTMLInputElement>) => {
    const [again] = event.target.files ?? [];
    event.target.value = "";
    if (!again) return;
    if (again.size !== file.size) return setFault(t("anotherFile", { name: file.name }));
    setFault(undefined);
    const { signal } = new AbortController();
    setSent(0);
    await sendFile({
      patientId,
      fileId: file.id,
      file: again,
      signal,
      onProgress: setSent,
    }).catch((error) => setFault(whyOf(error, t("offline"))));
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
    <>
      <Fault>{fault}</Fault>
      <label className="btn btn-sm file">
        {t("goOn")} <span className="sr">{file.title}</span>
        <input className="sr" type="file" onChange={(event) => void chosen(event)} />
      </label>
    </>
  );
}
