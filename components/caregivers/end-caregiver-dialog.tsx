"use client";

import { useTranslations } from "next-intl";
import { say } from "@/lib/browser/say";
import type { Caregiver } from "@/lib/domain/caregivers/schema";
import { CaregiverDialog } from "./caregiver-dialog";
import { useChangeCaregivers } from "./queries";

type Props = { patientId: string; of: Caregiver; onClose: () => void };

/** Ends what a caregiver is let into, at once. */
export function EndCaregiverDialog({ patientId, of, onClose }: Props) {
  const t = useTranslations("caregivers");
  const change = useChangeCaregivers(patientId);
  const end = () =>
    change.mutate(
      { kind: "end", of },
      {
        onSuccess: () => {
          say(t("ended", { name: of.name }));
          onClose();
        },
      },
    );
  return (
    <CaregiverDialog
      title={t("endTitle")}
      subtitle={of.name}
      submit={t("end")}
      sending={change.isPending}
      error={change.error}
      danger
      asks={false}
      onSend={end}
      onClose={onClose}
    >
      <p>{t("endHelp")}</p>
    </CaregiverDialog>
  );
}
