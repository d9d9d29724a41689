"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Shape } from "@/components/ui/shape";
import { isProblem } from "@/lib/browser/api";
import type { User } from "@/lib/domain/identity/schema";
import { useChangeUser } from "./queries";

/** Suspends a user, or lets them in again, with the reason. */
export function ChangeUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTranslations("users");
  const change = useChangeUser();
  const [failure, setFailure] = useState<string>();
  const back = user.state === "suspended";
  const act = back ? "reactivate" : "suspend";
  const refuse = (error: unknown) => {
    if (isProblem(error) && error.status === 412) {
      toast(t("stale"));
      onClose();
    } else setFailure(isProblem(error) ? (error.detail ?? error.title) : t("offline"));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (!reason) return setFailure(t("needed"));
    change.mutate(
      { user, input: { state: back ? "active" : "suspended", reason } },
      {
        onSuccess: () => {
          toast(t(back ? "reactivated" : "suspended", { name: user.name }));
          onClose();
        },
        onError: refuse,
      },
    );
  };
  return (
    <Dialog
      title={t(`${act}Title`, { name: user.name })}
      subtitle={user.email}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form className="contents" onSubmit={submit} noValidate>
        <div className="dialog-body stack g-16">
          {failure && (
            <p className="error" role="alert">
              <Shape state="critical" />
              {failure}
            </p>
          )}
          <p className="ink-2">{t(`${act}Help`)}</p>
          <label className="field">
            <span className="label">{t("reason")}</span>
            <textarea className="input" name="reason" rows={2} maxLength={500} />
            <span className="help">{t("reasonHelp")}</span>
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            className={`btn ${back ? "btn-primary" : "btn-danger"}`}
            disabled={change.isPending}
            aria-busy={change.isPending}
          >
            {t(act)}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
