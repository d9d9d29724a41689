"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
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

const chosenIn = (form: FormData) => form.getAll("reading").map(String);

/** Marks readings of a set as entered in error, with the reason; they stay, struck through. */
export function CorrectDialog({ patientId, set, timeZone, home, onClose }: Props) {
  const t = useTranslations("correct");
  const words = useVitalWords(home);
  const moment = useMoment(timeZone);
  const correct = useCorrectVitals(patientId);
  const readings = set.readings.filter(({ status }) => status === "final");
  const send = (reason: string, form: FormData) =>
    correct.mutate(
      { set, input: { status: "entered-in-error", reason, readingIds: chosenIn(form) } },
      {
        onSuccess: () => {
          toast(t("done"));
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={t("title")}
      subtitle={moment(set.recordedAt)}
      reason={{ label: t("reason"), needed: t("needed") }}
      submit={t("submit")}
      danger
      sending={correct.isPending}
      error={correct.error}
      missing={(form) => (chosenIn(form).length === 0 ? t("choose") : undefined)}
      onSend={send}
      onClose={onClose}
    >
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
    </ReasonDialog>
  );
}
