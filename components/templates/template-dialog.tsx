import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import type { TemplateForm } from "./use-template-form";

type Props = {
  form: TemplateForm;
  name: string;
  onName: (name: string) => void;
  /** Whether it is there already. */
  old: boolean;
  /** The fields of its words. */
  children: ReactNode;
  onClose: () => void;
};

/** Writes a template, or takes it away; what is typed is kept like a note. */
export function TemplateDialog({ form, name, onName, old, children, onClose }: Props) {
  const t = useTranslations("templates");
  return (
    <Dialog title={t(old ? "editTitle" : "addTitle")} closeLabel={t("close")} onClose={onClose}>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <div className="dialog-body stack g-16">
          {form.restored && <p className="banner">{t("restored")}</p>}
          <Fault>{form.failure}</Fault>
          <label className="field">
            <span className="label">{t("name")}</span>
            <span className="input">
              <input
                maxLength={100}
                value={name}
                data-first
                onChange={(event) => onName(event.target.value)}
              />
            </span>
          </label>
          {children}
        </div>
        <Foot form={form} old={old} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function Foot({ form, old, onClose }: Pick<Props, "form" | "old" | "onClose">) {
  const t = useTranslations("templates");
  return (
    <footer className="dialog-foot">
      {old && (
        <span className="grow">
          <button type="button" className="btn btn-ghost" onClick={form.remove}>
            {t("remove")}
          </button>
        </span>
      )}
      <button
        type="button"
        className="btn"
        onClick={() => {
          form.discard();
          onClose();
        }}
      >
        {t(form.saved || form.restored ? "discard" : "cancel")}
      </button>
      <button
        type="submit"
        className="btn btn-primary"
        disabled={form.sending}
        aria-busy={form.sending}
      >
        {t("save")}
      </button>
    </footer>
  );
}
