import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { AttachProps } from "./use-attachments";

// For whoever attaches something.
const AttachDialog = lazy(() =>
  import("./attach-dialog").then(({ AttachDialog: dialog }) => ({ default: dialog })),
);

/** Opens what can go with a message. */
export function AttachButton({ labelled, ...props }: AttachProps & { labelled?: boolean }) {
  const t = useTranslations("messages");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={labelled ? "btn" : "btn btn-ghost btn-icon"}
        aria-label={t("attach")}
        title={t("attach")}
        onClick={() => setOpen(true)}
      >
        <Paperclip className="i" aria-hidden="true" />
        {labelled && t("attach")}
      </button>
      {open && (
        <Suspense>
          <AttachDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
