"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";

type Props = {
  title: string;
  subtitle?: string;
  help: string;
  /** The address to begin with. */
  email?: string;
  sending: boolean;
  error: unknown;
  onSend: (form: FormData) => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks somebody in: to which address, and what else the form wants to know. */
export function MailDialog({ title, subtitle, help, email, sending, error, ...props }: Props) {
  const t = useTranslations("invitations");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!sending) props.onSend(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={title} subtitle={subtitle} closeLabel={t("close")} onClose={props.onClose}>
      <form className="contents" onSubmit={submit} aria-busy={sending}>
        <div className="dialog-body stack g-16">
          <p className="ink-2">{help}</p>
          <Fault>{error ? whyOf(error, t("offline")) : undefined}</Fault>
          <label className="field">
            <span className="label">{t("email")}</span>
            <span className="input">
              <input
                name="email"
                type="email"
                required
                maxLength={320}
                autoCapitalize="none"
                autoComplete="off"
                defaultValue={email}
                data-first
              />
            </span>
          </label>
          {props.children}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={props.onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn btn-primary" disabled={sending} aria-busy={sending}>
            {t("send")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
