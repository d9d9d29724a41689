"use client";

import { useTranslations } from "next-intl";
import { useVitalWords } from "@/components/vitals/words";
import { edgesIn, type SettingValues } from "@/lib/domain/settings/schema";
import { REFERENCES } from "@/lib/domain/vitals/thresholds";
import { BandPreview } from "./band-preview";
import { NumberControl } from "./controls";
import { BeforeOf, FaultOf, isWrong, SettingRow, TheirsOf } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import { meantBy } from "./typed";
import type { SettingsForm } from "./use-settings-form";
import { useSettingWords } from "./words";

/** How late a patient may cancel; what is normal and critical for adults, sign by sign: four numbers in their order, and the scale that they make. */
export function ClinicalSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  const codes = Object.keys(REFERENCES).filter((code) => namesOf(form, code).length > 0);
  return (
    <>
      <SettingsGroup title={t("groups.appointments")}>
        <SettingRow form={form} name="lateCancelHours">
          <NumberControl form={form} name="lateCancelHours" />
        </SettingRow>
      </SettingsGroup>
      <SettingsGroup title={t("groups.vitals")}>
        <li className="set set-note">
          <p className="ink-2 prose">{t("bandsHelp")}</p>
        </li>
        {codes.map((code) => (
          <BandRow key={code} form={form} code={code} />
        ))}
      </SettingsGroup>
    </>
  );
}

const namesOf = ({ base }: SettingsForm, code: string): string[] =>
  Object.keys(base).filter((name) => name.startsWith(`${code}.`));

function BandRow({ form, code }: { form: SettingsForm; code: string }) {
  const t = useTranslations("settings");
  const vitals = useVitalWords(false);
  const words = useSettingWords();
  const names = namesOf(form, code);
  const accepted = REFERENCES[code]?.accepted ?? { low: 0, high: 0 };
  const meant = { ...form.base, ...meantBy(form.typed, form.base) } as SettingValues;
  const range = { low: words.number(accepted.low), high: words.number(accepted.high) };
  const changed = names.some((name) => form.names.includes(name));
  return (
    <li className={`set set-wide ${changed ? "is-changed" : ""}`}>
      <fieldset>
        <legend className="label">{vitals.name(code)}</legend>
        <p className="ink-3 t-12">{t("accepted", range)}</p>
        <BandPreview edges={edgesIn(code, meant)} />
        <div className="edges">
          {names.map((name) => (
            <EdgeField key={name} form={form} code={code} name={name} />
          ))}
        </div>
      </fieldset>
    </li>
  );
}

function EdgeField({ form, code, name }: { form: SettingsForm; code: string; name: string }) {
  const words = useSettingWords();
  return (
    <div className={`field ${isWrong(form, name) ? "is-error" : ""}`}>
      <label className="help" id={`help-${name}`} htmlFor={`setting-${name}`}>
        {words.edge(code, name.split(".")[1] ?? "")}
      </label>
      <NumberControl form={form} name={name} width={144} />
      <BeforeOf form={form} name={name} />
      <FaultOf form={form} name={name} />
      <TheirsOf form={form} name={name} />
    </div>
  );
}
