"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Shape } from "@/components/ui/shape";
import type { Fault } from "./typed";
import type { SettingsForm } from "./use-settings-form";
import { useSettingWords } from "./words";

type Props = { form: SettingsForm; name: string; help?: ReactNode; children: ReactNode };

/** Name and consequence left, control right; a changed one has a teal edge and says what it was. */
export function SettingRow({ form, name, help, children }: Props) {
  const t = useTranslations("settings");
  const changed = form.names.includes(name);
  const wrong = isWrong(form, name);
  return (
    <li className={`set ${changed ? "is-changed" : ""}`}>
      <div>
        <label className="label" htmlFor={`setting-${name}`}>
          {t(`names.${name}` as never)}
        </label>
        <p className="ink-3 t-12 prose" id={`help-${name}`}>
          {help ?? t(`help.${name}` as never)}
        </p>
        <FaultOf form={form} name={name} />
        <TheirsOf form={form} name={name} />
      </div>
      <div className={`ctl ${wrong ? "field is-error" : ""}`}>
        {children}
        <BeforeOf form={form} name={name} />
      </div>
    </li>
  );
}

/** Whether a fault is shown: once the field was left, or when the server refused it. */
export const isWrong = ({ left, faults, refused }: SettingsForm, name: string): boolean =>
  refused[name] !== undefined || (left.has(name) && faults[name] !== undefined);

export function FaultOf({ form, name }: { form: SettingsForm; name: string }) {
  if (!isWrong(form, name)) return null;
  return (
    <p className="error mt-1" id={`fault-${name}`}>
      <Shape state="critical" />
      <span>{form.refused[name] ?? <FaultText fault={form.faults[name]} />}</span>
    </p>
  );
}

function FaultText({ fault }: { fault: Fault | undefined }) {
  const t = useTranslations("settings.faults");
  const { number } = useSettingWords();
  if (!fault) return null;
  const { low = 0, high = 0 } = fault.values ?? {};
  const key = t.has(fault.message as never) ? fault.message : "required";
  const range = { low: number(Number(low)), high: number(Number(high)) };
  return t(key as never, { ...fault.values, ...range } as never);
}

export function BeforeOf({ form, name }: { form: SettingsForm; name: string }) {
  const t = useTranslations("settings");
  const words = useSettingWords();
  if (!form.names.includes(name)) return null;
  return <p className="t-12 ink-2">{t("before", { value: words.value(name, form.base[name]) })}</p>;
}

/** What somebody else saved of this setting, beside what is typed here. */
export function TheirsOf({ form, name }: { form: SettingsForm; name: string }) {
  const t = useTranslations("settings");
  const words = useSettingWords();
  const { theirs } = form;
  const saved = theirs?.values[name];
  if (!theirs || saved === undefined) return null;
  return (
    <p className="state state-borderline t-12 mt-1">
      <Shape state="borderline" />
      <span className="wrap">
        {t("theirs", { who: theirs.who ?? t("someone"), theirs: words.value(name, saved) })}{" "}
        {form.names.includes(name) && (
          <button type="button" className="link" onClick={() => form.keep(name)}>
            {t("useTheirs")}
          </button>
        )}
      </span>
    </p>
  );
}
