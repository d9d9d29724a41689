"use client";

import { useTranslations } from "next-intl";
import { say } from "@/lib/browser/say";
import type { Caregiver } from "@/lib/domain/caregivers/schema";
import { CaregiverDialog } from "./caregiver-dialog";
import { useChangeCaregivers } from "./queries";
import { ScopeFields, scopesIn } from "./scope-fields";

type Props = { patientId: string; of: Caregiver; onClose: () => void };

/** Changes what a caregiver is let into. */
export function ScopesDialog({ patientId, of, onClose }: Props) {
  const t = useTranslations("caregivers");
  const change = useChangeCaregivers(patientId);
  const send = (form: FormData) =>
    change.mutate(
      { kind: "change", of, scopes: scopesIn(form) },
      {
        onSuccess: () => {
          say(t("changed", { name: of.name }));
          onClose();
        },
      },
    );
  return (
    <CaregiverDialog
      title={t("changeTitle")}
      subtitle={of.name}
      submit={t("save")}
      sending={change.isPending}
      error={change.error}
      onSend={send}
      onClose={onClose}
    >
      <ScopeFields chosen={of.scopes} />
    </CaregiverDialog>
  );
}
