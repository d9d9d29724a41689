"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { scopesIn } from "./scope-fields";

type Props = {
  title: string;
  subtitle?: string;
  submit: string;
  danger?: boolean;
  /** Whether it asks for what somebody is let into. */
  asks?: boolean;
  sending: boolean;
  error: unknown;
  onSend: (form: FormData) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form about a caregiver; what somebody is let into is something, at least. */
export function CaregiverDialog({ title, subtitle, submit, sending, error, ...props }: Props) {
  const { danger = false, asks = true } = props;
  const t = useTranslations("caregivers");
  const [fault, setFault] = useState<string>();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const nothing = asks && scopesIn(form).length === 0;
    setFault(nothing ? t("nothing") : undefined);
    if (!nothing && !sending) props.onSend(form);
  };
  return (
    <Dialog title={title} subtitle={subtitle} closeLabel={t("close")} onClose={props.onClose}>
      <form className="contents" onSubmit={send} aria-busy={sending}>
        <div className="dialog-body stack g-16">
          <Fault>{fault ?? (error ? whyOf(error, t("offline")) : undefined)}</Fault>
          {props.children}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={props.onClose}>
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
