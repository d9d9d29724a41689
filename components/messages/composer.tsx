"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { redFlagsIn } from "@/lib/domain/messaging/red-flags";
import { BODY_LENGTH } from "@/lib/domain/messaging/schema";
import { RedFlagDialog } from "./red-flag-dialog";

type Props = {
  text: string;
  onText: (text: string) => void;
  onSend: (body: string) => void;
  /** Whom to call in danger, where a patient writes; null for who treats. */
  emergencyNumber: string | null;
};

/** Where a message is written, with the question before one that may speak of an emergency. */
export function Composer({ text, onText, onSend, emergencyNumber }: Props) {
  const t = useTranslations("messages");
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string>();
  const send = () => {
    setAsking(false);
    onSend(text.trim());
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const body = text.trim();
    setFault(body ? undefined : t("empty"));
    if (!body) return;
    if (emergencyNumber && redFlagsIn(body).length > 0) setAsking(true);
    else send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form className="composer" onSubmit={submit} noValidate>
      <Fault>{fault}</Fault>
      <label className="sr" htmlFor={id}>
        {t("write")}
      </label>
      <textarea
        id={id}
        className="input"
        rows={2}
        maxLength={BODY_LENGTH}
        placeholder={t("write")}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="submit"
        className="btn btn-primary btn-icon"
        aria-label={t("send")}
        title={t("sendKeys")}
      >
        <SendHorizontal className="i" aria-hidden="true" />
      </button>
      {asking && emergencyNumber && (
        <RedFlagDialog
          emergencyNumber={emergencyNumber}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
