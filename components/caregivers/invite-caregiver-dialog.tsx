"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { say } from "@/lib/browser/say";
import {
  CAREGIVER_SCOPES,
  MONTHS,
  RELATIONSHIPS,
  SENSITIVE_SCOPES,
} from "@/lib/domain/caregivers/parts";
import { CaregiverDialog } from "./caregiver-dialog";
import { useChangeCaregivers } from "./queries";
import { ScopeFields, scopesIn } from "./scope-fields";

type Props = { patientId: string; own: boolean; onClose: () => void };

const PLAIN = CAREGIVER_SCOPES.filter((scope) => !SENSITIVE_SCOPES.includes(scope));

/** Asks somebody to act for a patient: who, what for, and until when or how it is known that they may. */
export function InviteCaregiverDialog({ patientId, own, onClose }: Props) {
  const t = useTranslations("caregivers");
  const change = useChangeCaregivers(patientId);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = (form: FormData) => {
    const said = (field: string) => String(form.get(field) ?? "").trim();
    const input = {
      email: said("email"),
      name: said("name"),
      relationship: said("relationship") as (typeof RELATIONSHIPS)[number],
      scopes: scopesIn(form),
      ...(own ? { months: Number(said("months")) } : { proof: said("proof") }),
    };
    change.mutate(
      { kind: "invite", input, key },
      {
        onSuccess: () => {
          say(t("asked", { name: input.name }));
          onClose();
        },
        onError: () => setKey(crypto.randomUUID()),
      },
    );
  };
  return (
    <CaregiverDialog
      title={t(own ? "inviteTitle" : "inviteTitleMinor")}
      submit={t("send")}
      sending={change.isPending}
      error={change.error}
      onSend={send}
      onClose={onClose}
    >
      <Person />
      <ScopeFields chosen={PLAIN} />
      {own ? (
        <label className="field">
          <span className="label">{t("howLong")}</span>
          <span className="input">
            <select name="months" defaultValue={MONTHS[0]}>
              {MONTHS.map((months) => (
                <option key={months} value={months}>
                  {t("months", { months })}
                </option>
              ))}
            </select>
          </span>
        </label>
      ) : (
        <label className="field">
          <span className="label">{t("proof")}</span>
          <textarea className="input" name="proof" rows={2} required maxLength={300} />
          <span className="help">{t("proofHelp")}</span>
        </label>
      )}
    </CaregiverDialog>
  );
}

function Person() {
  const t = useTranslations("caregivers");
  return (
    <>
      <label className="field">
        <span className="label">{t("name")}</span>
        <span className="input">
          <input name="name" required maxLength={100} autoComplete="off" data-first />
        </span>
      </label>
      <label className="field">
        <span className="label">{t("email")}</span>
        <span className="input">
          <input
            name="email"
            type="email"
            required
            maxLength={320}
            autoCapitalize="none"
            autoComplete="off"
          />
        </span>
      </label>
      <label className="field">
        <span className="label">{t("relationship")}</span>
        <span className="input">
          <select name="relationship" defaultValue={RELATIONSHIPS[0]}>
            {RELATIONSHIPS.map((one) => (
              <option key={one} value={one}>
                {t(`relationships.${one}`)}
              </option>
            ))}
          </select>
        </span>
      </label>
    </>
  );
}
