import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isProblem } from "@/lib/browser/api";
import { useKeys } from "@/lib/browser/keys";
import { useOpenNote } from "./queries";

/** Opens a note by click or by the key N. */
export function OpenNote({ patientId, primary = true }: { patientId: string; primary?: boolean }) {
  const t = useTranslations("notes");
  const open = useOpenNote(patientId);
  const [key] = useState(() => crypto.randomUUID());
  const begin = () => {
    if (!open.isPending && !open.isSuccess) open.mutate(key);
  };
  useKeys({ n: begin });
  const why = isProblem(open.error) ? (open.error.detail ?? open.error.title) : t("offline");
  return (
    <>
      {open.isError && (
        <span className="error" role="alert">
          {why}
        </span>
      )}
      <button
        type="button"
        className={primary ? "btn btn-primary" : "btn btn-sm"}
        aria-busy={open.isPending}
        disabled={open.isPending || open.isSuccess}
        onClick={begin}
      >
        <Plus className="i" aria-hidden="true" />
        {t("open")}
        <kbd>N</kbd>
      </button>
    </>
  );
}
