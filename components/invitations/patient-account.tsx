"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { whyOf } from "@/lib/browser/api";
import type { PatientAccount } from "@/lib/domain/invitations/schema";
import { InvitationFacts } from "./invitation-row";
import { useInvitePatient, usePatientAccount } from "./queries";

const InvitePatientDialog = dynamic(() =>
  import("./invite-patient-dialog").then((one) => one.InvitePatientDialog),
);

type Props = {
  person: { id: string; name: string };
  first: PatientAccount;
  timeZone: string;
};

/** A patient's own account: there, asked for, or to be asked for. */
export function PatientAccountSection({ person, first, timeZone }: Props) {
  const t = useTranslations("invitations");
  const { id: patientId, name } = person;
  const { data } = usePatientAccount(patientId, first);
  const change = useInvitePatient(patientId);
  const [open, setOpen] = useState(false);
  const { account, invitation, email } = data;
  const withdraw = () =>
    change.mutate(
      {},
      {
        onSuccess: () => toast(t("withdrawDone", { name })),
        onError: (error) => toast.error(whyOf(error, t("offline"))),
      },
    );
  return (
    <section className="sec person mt-8" aria-labelledby="patient-account">
      <div className="sec-head">
        <h2 id="patient-account">{t("account")}</h2>
      </div>
      {account && <p className="py-3">{t("hasAccount", { email: account })}</p>}
      {!account && !invitation && <p className="ink-2 py-3">{t("noAccount")}</p>}
      {invitation && (
        <div className="py-3">
          <p className="break-all">{t("waits", { email: invitation.email })}</p>
          <InvitationFacts of={invitation} timeZone={timeZone} />
        </div>
      )}
      {!account && (
        <p className="row flex-wrap">
          <button type="button" className="btn" onClick={() => setOpen(true)}>
            {t(invitation ? "again" : "invitePatient")}
          </button>
          {invitation && (
            <button type="button" className="btn" disabled={change.isPending} onClick={withdraw}>
              {t("withdraw")}
            </button>
          )}
        </p>
      )}
      {open && (
        <InvitePatientDialog
          patientId={patientId}
          name={name}
          email={invitation?.email ?? email ?? ""}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
