"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Shape } from "@/components/ui/shape";
import { isProblem } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { Alert } from "@/lib/domain/vitals/alert-schema";
import { useAcknowledgeAlert } from "./alert-queries";
import { useVitalWords } from "./words";

type Props = { alert: Alert; timeZone: string; onClose: () => void };

/** Says that an alert was seen to, and how; the comment stays with it. */
export function AcknowledgeDialog({ alert, timeZone, onClose }: Props) {
  const t = useTranslations("alerts");
  const record = useTranslations("record");
  const words = useVitalWords(false);
  const moment = useMoment(timeZone);
  const acknowledge = useAcknowledgeAlert();
  const [failure, setFailure] = useState<string>();
  const { text, unit } = words.value(alert.reading);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const comment = String(new FormData(event.currentTarget).get("comment") ?? "").trim();
    if (!comment) return setFailure(t("commentNeeded"));
    acknowledge.mutate(
      { alert, input: { state: "acknowledged", comment } },
      {
        onSuccess: () => {
          toast(t("done"));
          onClose();
        },
        onError: (error) =>
          setFailure(isProblem(error) ? (error.detail ?? error.title) : record("offline")),
      },
    );
  };
  return (
    <Dialog
      title={t("acknowledgeOf", { name: alert.patient.name })}
      subtitle={`${words.name(alert.reading.code)} ${text} ${unit}, ${moment(alert.recordedAt)}`}
      closeLabel={record("close")}
      onClose={onClose}
    >
      <form className="contents" onSubmit={submit} noValidate>
        <div className="dialog-body stack g-16">
          {failure && (
            <p className="error" role="alert">
              <Shape state="critical" />
              {failure}
            </p>
          )}
          <label className="field">
            <span className="label">{t("comment")}</span>
            <textarea className="input" name="comment" rows={3} maxLength={500} />
            <span className="help">{t("commentHelp")}</span>
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {record("cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={acknowledge.isPending}
            aria-busy={acknowledge.isPending}
          >
            {t("acknowledge")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
