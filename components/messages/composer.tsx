"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Fault } from "@/components/ui/fault";
import { redFlagsIn } from "@/lib/domain/messaging/red-flags";
import { BODY_LENGTH, MOST_ATTACHMENTS } from "@/lib/domain/messaging/schema";
import { fillWith } from "@/lib/domain/templates/content";
import { AttachButton } from "./attach-button";
import { AttachedList } from "./attached-list";
import { beginsLine, insertAt } from "./insert-at";
import { RedFlagDialog } from "./red-flag-dialog";
import { TemplateButton } from "./template-button";
import { type AttachProps, whyNotYet } from "./use-attachments";

type Props = AttachProps & {
  text: string;
  onText: (text: string) => void;
  onSend: (body: string) => void;
  /** What names in a template stand for, for who answers with them; null for a patient. */
  fills: Readonly<Record<string, string>> | null;
  /** Whom to call in danger, where a patient writes; null for who treats. */
  emergencyNumber: string | null;
};

/** Where a message is written, with the question before one that may speak of an emergency. */
export function Composer(props: Props) {
  const { text, onText, onSend, fills, emergencyNumber, ...files } = props;
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
  const field = useRef<HTMLTextAreaElement>(null);
  const [choosing, setChoosing] = useState(false);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    if (event.key !== "/" || !fills || !beginsLine(text, event.currentTarget.selectionStart))
      return;
    event.preventDefault();
    setChoosing(true);
  };
  const insert = (body: string) => {
    const place = field.current;
    setChoosing(false);
    if (!place || !fills) return;
    const inserted = insertAt(text, place, fillWith(body, fills));
    // Drawn first: where the cursor stands is of the text that is there.
    flushSync(() => onText(inserted.text));
    place.focus();
    place.setSelectionRange(inserted.cursor, inserted.cursor);
  };
  return (
    <div className="composer">
      <Fault>{fault}</Fault>
      <AttachedList attachments={files.attachments} />
      <div className="composer-tools">
        <AttachButton {...files} />
        {fills && (
          <TemplateButton
            open={choosing}
            onOpen={setChoosing}
            onChoose={({ body }) => insert(body)}
          />
        )}
      </div>
      <form className="contents" onSubmit={submit} noValidate>
        <label className="sr" htmlFor={id}>
          {t("write")}
        </label>
        <textarea
          ref={field}
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
