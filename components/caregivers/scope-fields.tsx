"use client";

import { useTranslations } from "next-intl";
import {
  CAREGIVER_SCOPES,
  type CaregiverScope,
  SENSITIVE_SCOPES,
} from "@/lib/domain/caregivers/parts";

const PLAIN = CAREGIVER_SCOPES.filter((scope) => !SENSITIVE_SCOPES.includes(scope));

/** The scopes that a form says. */
export const scopesIn = (form: FormData) => form.getAll("scope").map(String) as CaregiverScope[];

/** What a caregiver is let into: what names illnesses apart, and never chosen for the patient. */
export function ScopeFields({ chosen }: { chosen: readonly CaregiverScope[] }) {
  const t = useTranslations("caregivers");
  return (
    <>
      <ScopeGroup title={t("lets")} scopes={PLAIN} chosen={chosen} />
      <ScopeGroup
        title={t("sensitive")}
        help={t("sensitiveHelp")}
        scopes={SENSITIVE_SCOPES}
        chosen={chosen}
      />
    </>
  );
}

type GroupProps = {
  title: string;
  help?: string;
  scopes: readonly CaregiverScope[];
  chosen: readonly CaregiverScope[];
};

function ScopeGroup({ title, help, scopes, chosen }: GroupProps) {
  const t = useTranslations("caregivers");
  return (
    <fieldset className="field">
      <legend className="label">{title}</legend>
      {help && <p className="help">{help}</p>}
      {scopes.map((scope) => (
        <label className="row row-top" key={scope}>
          <input
            type="checkbox"
            name="scope"
            value={scope}
            defaultChecked={chosen.includes(scope)}
          />
          <span>
            {t(`scopes.${scope}.name`)}
            <span className="help block">{t(`scopes.${scope}.help`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
