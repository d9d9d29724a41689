"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { useMoment } from "@/lib/browser/format";
import type { Alert } from "@/lib/domain/vitals/alert-schema";
import { useAcknowledgeAlert } from "./alert-queries";
import { useVitalWords } from "./words";

type Props = { alert: Alert; timeZone: string; onClose: () => void };

/** Says that an alert was seen to, and how; the comment stays with it. */
export function AcknowledgeDialog({ alert, timeZone, onClose }: Props) {
  const t = useTranslations("alerts");
  const words = useVitalWords(false);
  const moment = useMoment(timeZone);
  const acknowledge = useAcknowledgeAlert();
  const { text, unit } = words.value(alert.reading);
  const send = (comment: string) =>
    acknowledge.mutate(
      { alert, input: { state: "acknowledged", comment } },
      {
        onSuccess: () => {
          toast(t("done"));
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={t("acknowledgeOf", { name: alert.patient.name })}
      subtitle={`${words.name(alert.reading.code)} ${text} ${unit}, ${moment(alert.recordedAt)}`}
      reason={{ label: t("comment"), needed: t("commentNeeded"), help: t("commentHelp") }}
      submit={t("acknowledge")}
      sending={acknowledge.isPending}
      error={acknowledge.error}
      onSend={send}
      onClose={onClose}
    />
  );
}
