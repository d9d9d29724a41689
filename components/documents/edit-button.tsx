import { useTranslations } from "next-intl";
import { useState } from "react";
import { whyOf } from "@/lib/browser/api";
import { sayFailed } from "@/lib/browser/say";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { EditDialog } from "./edit-dialog";
import { useCheckAgain } from "./queries";

type Props = { patientId: string; file: ChartFile };

/** Opens what is said of a document to be corrected. */
export function EditButton({ patientId, file }: Props) {
  const t = useTranslations("documents");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-sm btn-ghost" onClick={() => setOpen(true)}>
        {t("edit")} <span className="sr">{file.title}</span>
      </button>
      {open && <EditDialog patientId={patientId} file={file} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Has a file looked at again that could not be. */
export function CheckButton({ patientId, file }: Props) {
  const t = useTranslations("documents");
  const check = useCheckAgain(patientId);
  return (
    <button
      type="button"
      className="btn btn-sm"
      disabled={check.isPending}
      onClick={() =>
        check.mutate(file.id, { onError: (error) => sayFailed(whyOf(error, t("offline"))) })
      }
    >
      {t("checkAgain")} <span className="sr">{file.title}</span>
    </button>
  );
}
