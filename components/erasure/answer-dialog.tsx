"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { whyOf } from "@/lib/browser/api";
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
    <Dialog
      title={t("eraseTitle", { name: of.name })}
      subtitle={of.email}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <div className="dialog-body stack g-16">
        <Fault>{decide.error ? whyOf(decide.error, t("offline")) : undefined}</Fault>
        <p>{t("eraseHelp")}</p>
        <PlanView plan={of.plan} timeZone={timeZone} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" data-first onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={decide.isPending}
          aria-busy={decide.isPending}
          onClick={() => answer({ approved: true })}
        >
          {t("erase")}
        </button>
      </footer>
    </Dialog>
  );
}
