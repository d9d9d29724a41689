import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Shape } from "@/components/ui/shape";
import { FailureBanner } from "./failure-banner";
import type { Failure } from "./use-record-form";

type WrongProps = {
  failure: Failure | undefined;
  sending: boolean;
  onBack: () => void;
  onSubmit: (reason: string) => void;
};

/** Asks why a row is wrong; without a reason nothing is marked. */
export function WrongForm({ failure, sending, onBack, onSubmit }: WrongProps) {
  const t = useTranslations("records.form");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    setMissing(!reason);
    if (reason) onSubmit(reason);
  };
  return (
    <form className="contents" noValidate onSubmit={submit}>
      <div className="dialog-body stack g-16">
        {failure && <FailureBanner failure={failure} />}
        <p className="ink-2">{t("markWrongHelp")}</p>
        <div className={`field ${missing ? "is-error" : ""}`}>
          <label className="label" htmlFor="record-reason">
            {t("reason")}
          </label>
          <textarea
            id="record-reason"
            className="input"
            name="reason"
            rows={2}
            maxLength={500}
            aria-invalid={missing}
            aria-describedby="record-reason-help"
            // biome-ignore lint/a11y/noAutofocus: the dialog's one question
            autoFocus
          />
          <p className="error" id="record-reason-help" role="alert">
            {missing && <Shape state="critical" />}
            {missing && t("reasonNeeded")}
          </p>
        </div>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" onClick={onBack}>
          {t("back")}
        </button>
        <button type="submit" className="btn btn-danger" disabled={sending} aria-busy={sending}>
          {t("markWrong")}
        </button>
      </footer>
    </form>
  );
}
