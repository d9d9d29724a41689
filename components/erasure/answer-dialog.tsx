"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { SureDialog } from "@/components/ui/sure-dialog";
import type { DecideErasureInput, ErasureRequest } from "@/lib/domain/erasure/schema";
import { PlanView } from "./plan-view";
import { useDecideErasure } from "./queries";

/** Whom one is about to answer, and how. */
export type Answering = { of: ErasureRequest; erases: boolean };
type Props = { answering: Answering; timeZone: string; onClose: () => void };

/** Refuses with a reason that its person reads, or shows the plan once more before it is done for good. */
export function AnswerDialog({ answering: { of, erases }, timeZone, onClose }: Props) {
  const t = useTranslations("erasures");
  const decide = useDecideErasure();
  const answer = (input: DecideErasureInput) =>
    decide.mutate(
      { of, input },
      {
        onSuccess: () => {
          toast(t(input.approved ? "erased" : "refused", { name: of.name }));
          onClose();
        },
      },
    );
  if (!erases)
    return (
      <ReasonDialog
        title={t("refuseTitle", { name: of.name })}
        subtitle={of.email}
        reason={{ label: t("reason"), needed: t("needed"), help: t("reasonHelp") }}
        submit={t("refuse")}
        sending={decide.isPending}
        error={decide.error}
        onSend={(reason) => answer({ approved: false, reason })}
        onClose={onClose}
      />
    );
  return (
    <SureDialog
      title={t("eraseTitle", { name: of.name })}
      subtitle={of.email}
      submit={t("erase")}
      sending={decide.isPending}
      error={decide.error}
      onSure={() => answer({ approved: true })}
      onClose={onClose}
    >
      <p>{t("eraseHelp")}</p>
      <PlanView plan={of.plan} timeZone={timeZone} />
    </SureDialog>
  );
}
