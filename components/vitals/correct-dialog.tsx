"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Shape } from "@/components/ui/shape";
import { isProblem } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { VitalSet } from "@/lib/domain/vitals/schema";
import { useCorrectVitals } from "./queries";
import { useVitalWords } from "./words";

type Props = {
  patientId: string;
  set: VitalSet;
  timeZone: string;
  home: boolean;
  onClose: () => void;
};

/** Marks readings of a set as entered in error, with the reason; they stay, struck through. */
export function CorrectDialog({ patientId, set, timeZone, home, onClose }: Props) {
  const t = useTranslations("correct");
  const record = useTranslations("record");
  const words = useVitalWords(home);
  const moment = useMoment(timeZone);
  const correct = useCorrectVitals(patientId);
  const [failure, setFailure] = useState<string>();
  const readings = set.readings.filter(({ status }) => status === "final");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = String(form.get("reason") ?? "").trim();
    const readingIds = form.getAll("reading").map(String);
    if (readingIds.length === 0) return setFailure(t("choose"));
    if (!reason) return setFailure(t("needed"));
    correct.mutate(
      { set, input: { status: "entered-in-error", reason, readingIds } },
      {
        onSuccess: () => {
          toast(t("done"));
          onClose();
        },
        onError: (error) =>
          setFailure(
            isProblem(error)
              ? error.status === 412
                ? t("stale")
                : error.title
              : record("offline"),
          ),
      },
    );
  };
  return (
    <Dialog
      title={t("title")}
      subtitle={moment(set.recordedAt)}
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
          <p className="ink-2">{t("help")}</p>
          <fieldset className="stack g-4">
            <legend className="label">{t("which")}</legend>
            {readings.map((reading) => (
              <label key={reading.id} className="row">
                <input
                  type="checkbox"
                  name="reading"
                  value={reading.id}
                  defaultChecked={readings.length === 1}
                />
                {words.name(reading.code)} {words.value(reading).text} {words.value(reading).unit}
              </label>
            ))}
          </fieldset>
          <label className="field">
            <span className="label">{t("reason")}</span>
            <textarea className="input" name="reason" rows={2} maxLength={500} />
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {record("cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-danger"
            disabled={correct.isPending}
            aria-busy={correct.isPending}
          >
            {t("submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
