"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { opensCharts, STAFF_ROLES } from "@/lib/domain/identity/parts";
import type { ChangeRoleInput, User } from "@/lib/domain/identity/schema";
import { useChangeRole } from "./queries";
import { whenStale } from "./when-stale";

type Role = ChangeRoleInput["role"];

/** Gives somebody of the staff another role, with the reason; says what they lose or begin without. */
export function ChangeRoleDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTranslations("users");
  const roles = useTranslations("frame.roles");
  const change = useChangeRole();
  const others = STAFF_ROLES.filter((role) => role !== user.role);
  const [role, setRole] = useState<Role>(others[0] ?? "admin");
  const leavesCharts = opensCharts(user.role) && !opensCharts(role);
  const gainsCharts = !opensCharts(user.role) && opensCharts(role);
  const leave = (words: string) => {
    toast(words);
    onClose();
  };
  const send = (reason: string) =>
    change.mutate(
      { user, input: { role, reason } },
      {
        onSuccess: () => leave(t("roleChanged", { name: user.name, role: roles(role) })),
        onError: whenStale(() => leave(t("stale"))),
      },
    );
  return (
    <ReasonDialog
      title={t("changeRoleTitle", { name: user.name })}
      subtitle={user.email}
      reason={{
        label: t("reason"),
        needed: t("needed"),
        help: t(leavesCharts ? "changeRoleReasonHelp" : "reasonHelp"),
        longest: 300,
      }}
      submit={t("changeRole")}
      sending={change.isPending}
      error={change.error}
      onSend={send}
      onClose={onClose}
    >
      <label className="field">
        <span className="label">{t("newRole")}</span>
        <span className="input">
          <select
            name="role"
            data-first
            value={role}
            onChange={({ target }) => setRole(target.value as Role)}
          >
            {others.map((one) => (
              <option key={one} value={one}>
                {roles(one)}
              </option>
            ))}
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </span>
        <span className="help">{t("roleNow", { role: roles(user.role) })}</span>
      </label>
      <p className="ink-2">{t("changeRoleHelp")}</p>
      {leavesCharts && <p className="semi">{t("leavesCharts")}</p>}
      {gainsCharts && <p className="semi">{t("gainsCharts")}</p>}
    </ReasonDialog>
  );
}
