"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { STAFF_ROLES } from "@/lib/domain/identity/parts";
import type { InviteInput } from "@/lib/domain/invitations/schema";
import { MailDialog } from "./mail-dialog";
import { useInvite } from "./queries";

/** Asks somebody into the clinic: address, name, and what they are to do there. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("invitations");
  const roles = useTranslations("frame.roles");
  const invite = useInvite();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = (form: FormData) => {
    const said = (name: string) => String(form.get(name) ?? "");
    const role = said("role") as InviteInput["role"];
    const input = { email: said("email"), name: said("name"), role };
    invite.mutate(
      { input, key },
      {
        onSuccess: ({ email }) => {
          toast(t("sent", { email }));
          onClose();
        },
        // What was refused is asked anew, with whatever else is typed then.
        onError: () => setKey(crypto.randomUUID()),
      },
    );
  };
  return (
    <MailDialog
      title={t("inviteTitle")}
      help={t("inviteHelp")}
      sending={invite.isPending}
      error={invite.error}
      onSend={send}
      onClose={onClose}
    >
      <label className="field">
        <span className="label">{t("name")}</span>
        <span className="input">
          <input name="name" required maxLength={100} autoComplete="off" />
        </span>
      </label>
      <label className="field">
        <span className="label">{t("role")}</span>
        <span className="input">
          <select name="role" defaultValue="doctor">
            {STAFF_ROLES.map((role) => (
              <option key={role} value={role}>
                {roles(role)}
              </option>
            ))}
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </span>
      </label>
    </MailDialog>
  );
}
