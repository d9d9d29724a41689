"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
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
    <Dialog
      title={t("endSessionsTitle", { name })}
      subtitle={email}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <div className="dialog-body stack g-16">
        <Fault>{end.error && whyOf(end.error, t("offline"))}</Fault>
        <p className="ink-2">{t("endSessionsHelp")}</p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" data-first onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={end.isPending}
          aria-busy={end.isPending}
          onClick={send}
        >
          {t("endSessions")}
        </button>
      </footer>
    </Dialog>
  );
}
