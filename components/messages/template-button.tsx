import { NotebookPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import type { MessageTemplate } from "@/lib/domain/messaging/template-schema";

// For whoever inserts one.
const TemplatePicker = lazy(() =>
  import("./template-picker").then(({ TemplatePicker: picker }) => ({ default: picker })),
);

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  onChoose: (template: MessageTemplate) => void;
};

/** Opens the texts to answer with. */
export function TemplateButton({ open, onOpen, onChoose }: Props) {
  const t = useTranslations("messages.templates");
  return (
    <>
      <button
        type="button"
        className="btn btn-ghost btn-icon"
        aria-label={t("insert")}
        title={t("insert")}
        onClick={() => onOpen(true)}
      >
        <NotebookPen className="i" aria-hidden="true" />
      </button>
      {open && (
        <Suspense>
          <TemplatePicker onChoose={onChoose} onClose={() => onOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
