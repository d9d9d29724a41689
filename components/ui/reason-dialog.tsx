"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog } from "./dialog";
import { Failure } from "./failure";
import { Fault } from "./fault";

type Props = {
  title: string;
  subtitle?: string;
  /** What the reason is called, and what is said where it is missing. */
  reason: { label: string; needed: string; help?: string; longest?: number };
  submit: string;
  /** Whether it takes something away. */
  danger?: boolean;
  sending: boolean;
  /** Why the last sending failed; null: it didn't. */
  error: unknown;
  /** What else is missing in the form, in words. */
  missing?: (form: FormData) => string | undefined;
  onSend: (reason: string, form: FormData) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks for the reason of an act, and whatever else it needs; without a reason nothing is sent. */
export function ReasonDialog(props: Props) {
  const { title, subtitle, reason, submit, danger, sending, missing, onSend, onClose } = props;
  const t = useTranslations("reason");
  const [fault, setFault] = useState<string>();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = String(form.get("reason") ?? "").trim();
    const found = missing?.(form) ?? (said ? undefined : reason.needed);
    setFault(found);
    if (!found) onSend(said, form);
  };
  return (
    <Dialog title={title} subtitle={subtitle} closeLabel={t("close")} onClose={onClose}>
      <form className="contents" onSubmit={send} noValidate>
        <div className="dialog-body stack g-16">
          {fault ? <Fault>{fault}</Fault> : <Failure error={props.error} />}
          {props.children}
          <label className="field">
            <span className="label">{reason.label}</span>
            <textarea className="input" name="reason" rows={2} maxLength={reason.longest ?? 500} />
            {reason.help && <span className="help">{reason.help}</span>}
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            className={`btn ${danger ? "btn-danger" : "btn-primary"}`}
            disabled={sending}
            aria-busy={sending}
          >
            {submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
