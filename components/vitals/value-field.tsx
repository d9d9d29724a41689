"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { Shape } from "@/components/ui/shape";
import type { AgeGroup } from "@/lib/domain/vitals/thresholds";
import { unitsOf } from "@/lib/domain/vitals/units";
import { type FieldFault, faultOf, judgementOf, type Typed, unitOf } from "./record-input";
import { useReferences } from "./references";
import { StateWord } from "./state-word";
import { useVitalWords } from "./words";

type InputProps = {
  code: string;
  label: string;
  typed: Typed;
  invalid: boolean;
  hideLabel?: boolean;
  describedBy?: string;
  onValue: (code: string, value: string) => void;
  onUnit: (code: string, unit: string) => void;
  onLeave: (code: string) => void;
};

/** A number with its unit inside; the unit is a choice where there are several. */
export function ValueInput({
  code,
  label,
  typed,
  invalid,
  hideLabel,
  describedBy,
  onValue,
  onUnit,
  onLeave,
}: InputProps) {
  const t = useTranslations("record");
  const words = useVitalWords(false);
  const units = unitsOf(code);
  return (
    <span className="input">
      <input
        id={`value-${code}`}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        aria-label={hideLabel ? label : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={typed.values[code] ?? ""}
        onChange={(event) => onValue(code, event.target.value)}
        onBlur={() => onLeave(code)}
      />
      {units.length > 1 ? (
        <select
          className="affix unit-choice"
          aria-label={t("unit", { name: label })}
          value={unitOf(typed, code)}
          onChange={(event) => onUnit(code, event.target.value)}
        >
          {units.map(({ ucum, label: shown }) => (
            <option key={ucum} value={ucum}>
              {shown}
            </option>
          ))}
        </select>
      ) : (
        <span className="affix">{words.unit(code)}</span>
      )}
    </span>
  );
}

export function FaultText({ fault, id }: { fault: FieldFault; id: string }) {
  const t = useTranslations("record");
  return (
    <p className="error" id={id}>
      <Shape state="critical" />
      {t(fault.kind, fault as never)}
    </p>
  );
}

type FieldProps = Omit<InputProps, "invalid" | "describedBy"> & {
  left: boolean;
  age: AgeGroup;
  home: boolean;
};

/**
 * One kind of vital sign: label above, unit inside, judgement or fault below as soon as the field is left. Drawn again
 * only for what it shows: a key in one field would else draw all ten.
 */
export const ValueField = memo(Field, showsTheSame);

function showsTheSame(before: FieldProps, after: FieldProps): boolean {
  const { code } = after;
  return (
    before.typed.values[code] === after.typed.values[code] &&
    before.typed.units[code] === after.typed.units[code] &&
    (["code", "label", "left", "age", "home", "onValue", "onUnit", "onLeave"] as const).every(
      (name) => before[name] === after[name],
    )
  );
}

function Field({ left, age, home, ...input }: FieldProps) {
  const { code, label, typed } = input;
  const t = useTranslations("record");
  const references = useReferences();
  const fault = left ? faultOf(typed, code) : undefined;
  const judgement = left ? judgementOf(typed, code, age, references) : undefined;
  const helpId = `help-${code}`;
  return (
    <div className={`field ${fault ? "is-error" : ""}`}>
      <label className="label" htmlFor={`value-${code}`}>
        {label}
      </label>
      <ValueInput {...input} invalid={fault !== undefined} describedBy={helpId} />
      {fault ? (
        <FaultText fault={fault} id={helpId} />
      ) : (
        <p className="help" id={helpId}>
          {judgement ? (
            <StateWord
              home={home}
              reading={{
                interpretation: judgement.state,
                direction: judgement.direction,
                reason: judgement.reason,
              }}
            />
          ) : (
            t("empty")
          )}
        </p>
      )}
    </div>
  );
}
