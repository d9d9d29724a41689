"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import type { User } from "@/lib/domain/identity/schema";
import { useChangeUser } from "./queries";
import { whenStale } from "./when-stale";

/** Suspends a user, or lets them in again, with the reason. */
export function ChangeUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTranslations("users");
  const change = useChangeUser();
  const back = user.state === "suspended";
  const act = back ? "reactivate" : "suspend";
  const leave = (words: string) => {
    toast(words);
    onClose();
  };
  const send = (reason: string) =>
    change.mutate(
      { user, input: { state: back ? "active" : "suspended", reason } },
      {
        onSuccess: () => leave(t(back ? "reactivated" : "suspended", { name: user.name })),
        onError: whenStale(() => leave(t("stale"))),
      },
    );
  return (
    <ReasonDialog
      title={t(`${act}Title`, { name: user.name })}
      subtitle={user.email}
      reason={{ label: t("reason"), needed: t("needed"), help: t("reasonHelp") }}
      submit={t(act)}
      danger={!back}
      sending={change.isPending}
      error={change.error}
      onSend={send}
      onClose={onClose}
    >
      <p className="ink-2">{t(`${act}Help`)}</p>
    </ReasonDialog>
  );
}
