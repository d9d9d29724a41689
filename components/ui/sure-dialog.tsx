import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "./dialog";
import { Failure } from "./failure";

type Props = {
  title: string;
  subtitle?: string;
  submit: string;
  sending: boolean;
  /** Why the last sending failed; null: it didn't. */
  error: unknown;
  onSure: () => void;
  onClose: () => void;
  /** What will be gone. */
  children: ReactNode;
};

/** Asks before something is taken away; the keyboard is on the way back. */
export function SureDialog(props: Props) {
  const { title, subtitle, submit, sending, error, onSure, onClose, children } = props;
  const t = useTranslations("reason");
  return (
    <Dialog title={title} subtitle={subtitle} closeLabel={t("close")} onClose={onClose}>
      <div className="dialog-body stack g-16">
        <Failure error={error} />
        {children}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" data-first onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={sending}
          aria-busy={sending}
          onClick={onSure}
        >
          {submit}
        </button>
      </footer>
    </Dialog>
  );
}
