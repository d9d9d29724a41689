"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { isProblem, whyOf } from "@/lib/browser/api";
import type { Decision } from "./claim-row";
import { useDecideClaim } from "./queries";

const LONGEST = 300;

/** Asks how one knows, before somebody gets a chart that was there, or a new one. */
export function DecideDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const t = useTranslations("claims");
  const decide = useDecideClaim();
  const { claim, chart } = decision;
  const name = `${claim.given} ${claim.family}`;
  const send = (identified: string) =>
    decide.mutate(
      { claim, input: { chart: chart?.id ?? null, identified } },
      {
        onSuccess: () => {
          toast(t("done", { name }));
          onClose();
        },
        onError: (error) => {
          // Somebody else decided: the list shows what stands.
          if (!isProblem(error) || error.reason !== "claim_decided") return;
          toast.error(whyOf(error, t("offline")));
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={t(chart ? "connectTitle" : "newTitle", { name })}
      subtitle={claim.email}
      reason={{
        label: t("identified"),
        needed: t("needed"),
        help: t("identifiedHelp"),
        longest: LONGEST,
      }}
      submit={t(chart ? "connect" : "makeNew")}
      sending={decide.isPending}
      error={decide.error}
      onSend={send}
      onClose={onClose}
    >
      <p className="ink-2">
        {chart ? t("connectHelp", { to: chart.name, mrn: chart.mrn }) : t("newHelp")}
      </p>
    </ReasonDialog>
  );
}
