"use client";

import { useTranslations } from "next-intl";
import {
  type AgeGroup,
  BLOOD_PRESSURE,
  DIASTOLIC,
  SYSTOLIC,
  worst,
} from "@/lib/domain/vitals/thresholds";
import { faultOf, judgementOf, pressureFault, type Typed } from "./record-input";
import { useReferences } from "./references";
import { StateWord } from "./state-word";
import { FaultText, ValueInput } from "./value-field";
import { useVitalWords } from "./words";

type Props = {
  typed: Typed;
  left: ReadonlySet<string>;
  age: AgeGroup;
  home: boolean;
  onValue: (code: string, value: string) => void;
  onUnit: (code: string, unit: string) => void;
  onLeave: (code: string) => void;
};

/** Blood pressure: one reading with two numbers, judged by the graver. */
export function PressureField({ typed, left, age, home, onValue, onUnit, onLeave }: Props) {
  const t = useTranslations("record");
  const words = useVitalWords(home);
  const both = left.has(SYSTOLIC) && left.has(DIASTOLIC);
  const single = [SYSTOLIC, DIASTOLIC]
    .map((code) => (left.has(code) ? faultOf(typed, code) : undefined))
    .find(Boolean);
  const fault = single ?? (both ? pressureFault(typed) : undefined);
  const references = useReferences();
  const judgements = [SYSTOLIC, DIASTOLIC].flatMap(
    (code) => judgementOf(typed, code, age, references) ?? [],
  );
  const judgement = both && !fault && judgements.length === 2 ? worst(judgements) : undefined;
  const swap = () => {
    onValue(SYSTOLIC, typed.values[DIASTOLIC] ?? "");
    onValue(DIASTOLIC, typed.values[SYSTOLIC] ?? "");
  };
  const input = {
    typed,
    invalid: fault !== undefined,
    hideLabel: true,
    describedBy: "help-pressure",
    onValue,
    onLeave,
    onUnit,
  };
  return (
    <fieldset className={`field wide ${fault ? "is-error" : ""}`}>
      <legend className="label">{words.name(BLOOD_PRESSURE)}</legend>
      <div className="pressure">
        <ValueInput
          {...input}
          code={SYSTOLIC}
          label={t("systolic")}
          onUnit={(_, unit) =>
            [SYSTOLIC, DIASTOLIC].forEach((code) => {
              onUnit(code, unit);
            })
          }
        />
        <span className="ink-3">/</span>
        <ValueInput
          {...input}
          code={DIASTOLIC}
          label={t("diastolic")}
          onUnit={(_, unit) =>
            [SYSTOLIC, DIASTOLIC].forEach((code) => {
              onUnit(code, unit);
            })
          }
        />
      </div>
      {fault && <FaultText fault={fault} id="help-pressure" />}
      {fault?.kind === "above" && (
        <button type="button" className="link self-start" onClick={swap}>
          {t("swap")}
        </button>
      )}
      {!fault && (
        <p className="help" id="help-pressure">
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
    </fieldset>
  );
}
