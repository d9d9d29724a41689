"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { useDraft } from "@/components/vitals/use-draft";
import { whyOf } from "@/lib/browser/api";
import { useAsk } from "./queries";

type Props = {
  patientId: string;
  userId: string;
  entry: string;
  about: string;
  onClose: () => void;
};

/** A short question about one access; sent once, however often the button is pressed. What is typed survives a reload. */
export function AskForm({ patientId, userId, entry, about, onClose }: Props) {
  const t = useTranslations("access");
  const ask = useAsk(patientId);
  const [text, setText] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const kept = useMemo(() => ({ text, key }), [text, key]);
  const draft = useDraft(userId, `question:${entry}`, kept, text !== "", ({ value }) => {
    setText(value.text);
    setKey(value.key);
  });
  const [failure, setFailure] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const question = text.trim();
    if (!question) return setFailure(t("questionNeeded"));
    if (ask.isPending) return;
    ask.mutate(
      { input: { entry, question }, key },
      {
        onSuccess: () => {
          draft.forget();
          onClose();
        },
        onError: (error) => setFailure(whyOf(error, t("offline"))),
      },
    );
  };
  return (
    <form className="stack g-8 ac-form" onSubmit={submit} noValidate>
      <label className="field">
        <span className="label">
          {t("question")} <span className="sr">{about}</span>
        </span>
        <textarea
          className="input"
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={3}
          maxLength={1000}
          // biome-ignore lint/a11y/noAutofocus: the form opens because somebody pressed "ask"
          autoFocus
        />
        <span className="help">{t("questionHelp")}</span>
      </label>
      <Fault>{failure}</Fault>
      <div className="row row-wrap g-8">
        <button type="submit" className="btn btn-primary" aria-busy={ask.isPending}>
          {t("send")}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            draft.forget();
            onClose();
          }}
        >
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
