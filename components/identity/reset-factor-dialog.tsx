"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import type { User } from "@/lib/domain/identity/schema";
import { useResetFactor } from "./queries";

/** Takes the second factor of somebody away who lost all of it, with how it is known that they ask. */
export function ResetFactorDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTranslations("users");
  const reset = useResetFactor();
  const { name, email } = user;
  const send = (identified: string) =>
    reset.mutate(
      { user, input: { identified } },
      {
        onSuccess: ({ needsPassword }) => {
          toast(t(needsPassword ? "factorResetNoPassword" : "factorReset", { name }));
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={t("resetFactorTitle", { name })}
      subtitle={email}
      reason={{
        label: t("identified"),
        needed: t("identifiedNeeded"),
        help: t("identifiedHelp"),
        longest: 300,
      }}
      submit={t("resetFactor")}
      danger
      sending={reset.isPending}
      error={reset.error}
      onSend={send}
      onClose={onClose}
    >
      <p className="ink-2">{t("resetFactorHelp")}</p>
    </ReasonDialog>
  );
}
