"use client";

import { ChevronDown } from "lucide-react";
import type { InputHTMLAttributes } from "react";
import { isWrong } from "./setting-row";
import type { SettingsForm } from "./use-settings-form";
import { useSettingWords } from "./words";

type Props = { form: SettingsForm; name: string };

/** What ties a control to its row: id, fault, consequence. */
function tied({ form, name }: Props) {
  const wrong = isWrong(form, name);
  return {
    id: `setting-${name}`,
    "aria-invalid": wrong || undefined,
    "aria-describedby": wrong ? `fault-${name}` : `help-${name}`,
    onBlur: () => form.leave(name),
  };
}

type TextProps = Props & { width: number } & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "list" | "inputMode" | "maxLength"
  >;

export function TextControl({ form, name, width, ...input }: TextProps) {
  return (
    <div className="input" style={{ width }}>
      <input
        {...input}
        {...tied({ form, name })}
        autoComplete="off"
        value={String(form.typed[name] ?? form.base[name] ?? "")}
        onChange={(event) => form.type(name, event.target.value)}
      />
    </div>
  );
}

/** A number with its unit inside. */
export function NumberControl({ form, name, width = 136 }: Props & { width?: number }) {
  const words = useSettingWords();
  const base = form.base[name];
  const shown = form.typed[name] ?? (typeof base === "number" ? words.number(base) : "");
  return (
    <div className="input" style={{ width }}>
      <input
        {...tied({ form, name })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        value={String(shown)}
        onChange={(event) => form.type(name, event.target.value)}
      />
      <span className="affix">{words.unit(name)}</span>
    </div>
  );
}

export function SelectControl({ form, name, options }: Props & { options: readonly string[] }) {
  const words = useSettingWords();
  return (
    <div className="input" style={{ width: 220 }}>
      <select
        {...tied({ form, name })}
        value={String(form.typed[name] ?? form.base[name])}
        onChange={(event) => form.type(name, event.target.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words.value(name, option)}
          </option>
        ))}
      </select>
      <ChevronDown className="i" aria-hidden="true" />
    </div>
  );
}

export function SwitchControl({ form, name }: Props) {
  const on = Boolean(form.typed[name] ?? form.base[name]);
  return (
    <input
      {...tied({ form, name })}
      className="switch"
      type="checkbox"
      role="switch"
      aria-checked={on}
      checked={on}
      onChange={(event) => form.type(name, event.target.checked)}
    />
  );
}
