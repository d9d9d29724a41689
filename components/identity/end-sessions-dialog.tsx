"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { SureDialog } from "@/components/ui/sure-dialog";
import type { User } from "@/lib/domain/identity/schema";
import { useEndUserSessions } from "./queries";

/** Asks before somebody's sessions in this clinic are ended. */
export function EndSessionsDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTranslations("users");
  const end = useEndUserSessions();
  const { name, email } = user;
  const send = () =>
    end.mutate(user, {
      onSuccess: ({ ended }) => {
        toast(t("sessionsEnded", { name, ended }));
        onClose();
      },
    });
  return (
    <SureDialog
      title={t("endSessionsTitle", { name })}
      subtitle={email}
      submit={t("endSessions")}
      sending={end.isPending}
      error={end.error}
      onSure={send}
      onClose={onClose}
    >
      <p className="ink-2">{t("endSessionsHelp")}</p>
    </SureDialog>
  );
}
