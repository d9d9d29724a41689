"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { MailDialog } from "./mail-dialog";
import { useInvitePatient } from "./queries";

type Props = { patientId: string; name: string; email: string; onClose: () => void };

/** Asks a patient to their own chart: to which address, and how one knows that it is theirs. */
export function InvitePatientDialog({ patientId, name, email, onClose }: Props) {
  const t = useTranslations("invitations");
  const invite = useInvitePatient(patientId);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = (form: FormData) => {
    const said = (field: string) => String(form.get(field) ?? "");
    const input = { email: said("email"), identified: said("identified") };
    invite.mutate(
      { input, key },
      {
        onSuccess: () => {
          toast(t("sent", { email: input.email }));
          onClose();
        },
        onError: () => setKey(crypto.randomUUID()),
      },
    );
  };
  return (
    <MailDialog
      title={t("patientTitle")}
      subtitle={name}
      help={t("patientHelp")}
      email={email}
      sending={invite.isPending}
      error={invite.error}
      onSend={send}
      onClose={onClose}
    >
      <label className="field">
        <span className="label">{t("identified")}</span>
        <textarea className="input" name="identified" rows={2} required maxLength={300} />
        <span className="help">{t("identifiedHelp")}</span>
      </label>
    </MailDialog>
  );
}
