"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { redFlagsIn } from "@/lib/domain/messaging/red-flags";
import { BODY_LENGTH, MOST_ATTACHMENTS } from "@/lib/domain/messaging/schema";
import { AttachButton, type AttachProps } from "./attach-button";
import { AttachedList } from "./attached-list";
import { RedFlagDialog } from "./red-flag-dialog";
import { whyNotYet } from "./use-attachments";

type Props = AttachProps & {
  text: string;
  onText: (text: string) => void;
  onSend: (body: string) => void;
  /** Whom to call in danger, where a patient writes; null for who treats. */
  emergencyNumber: string | null;
};

/** Where a message is written, with the question before one that may speak of an emergency. */
export function Composer({ text, onText, onSend, emergencyNumber, ...files }: Props) {
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
    const why = body ? whyNotYet(files.attachments) : "empty";
    setFault(why && t(why, { most: MOST_ATTACHMENTS }));
    if (why) return;
    if (emergencyNumber && redFlagsIn(body).length > 0) setAsking(true);
    else send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <div className="composer">
      <Fault>{fault}</Fault>
      <AttachedList attachments={files.attachments} />
      <AttachButton {...files} />
      <form className="contents" onSubmit={submit} noValidate>
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
      </form>
      {asking && emergencyNumber && (
        <RedFlagDialog
          emergencyNumber={emergencyNumber}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
