"use client";

import { Pencil } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListMore } from "@/components/ui/list-parts";
import { Shape } from "@/components/ui/shape";
import { cityOf, useMoment } from "@/lib/browser/format";
import type { Reading, VitalSet, VitalSetPage } from "@/lib/domain/vitals/schema";
import {
  BLOOD_PRESSURE,
  BLOOD_PRESSURE_IMPORTED,
  RECORDABLE,
} from "@/lib/domain/vitals/thresholds";
import { useVitalSets } from "./queries";
import { useVitalWords } from "./words";

// Few readings are ever corrected.
const CorrectDialog = dynamic(() =>
  import("./correct-dialog").then((module) => module.CorrectDialog),
);

type Props = { patientId: string; first: VitalSetPage; timeZone: string; home?: boolean };

const COLUMN_OF: Record<string, string> = {
  [BLOOD_PRESSURE_IMPORTED]: BLOOD_PRESSURE,
  "8331-1": "8310-5",
};
const columnOf = (code: string) => COLUMN_OF[code] ?? code;

/** Every set of readings as a row, the latest first; what the charts show, for who can't see them. */
export function ReadingsTable({ patientId, first, timeZone, home = false }: Props) {
  const t = useTranslations("vitals");
  const words = useVitalWords(home);
  const [correcting, setCorrecting] = useState<VitalSet>();
  const query = useVitalSets(patientId, first);
  const sets = query.data.pages.flatMap(({ items }) => items);
  const codes = columnsOf(sets);
  if (sets.length === 0) return null;
  return (
    <section className="sec mt-8">
      <div className="sec-head">
        <h2>{t("sameInTable")}</h2>
        <span className="end ink-3 t-12">{t("days", { count: sets.length })}</span>
      </div>
      <section className="scroll-x" aria-label={t("sameInTable")} tabIndex={-1}>
        <table className="table readings">
          <thead>
            <tr>
              <th scope="col">{t("columns.when", { zone: cityOf(timeZone) })}</th>
              {codes.map((code) => (
                <th key={code} scope="col" className="r">
                  {[words.name(code), code === BLOOD_PRESSURE ? "mmHg" : words.unit(code)]
                    .filter(Boolean)
                    .join(", ")}
                </th>
              ))}
              <th scope="col">{t("columns.origin")}</th>
              <th scope="col">{t("columns.note")}</th>
              <th scope="col">
                <span className="sr">{t("correct")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sets.map((set) => (
              <SetRow
                key={set.id}
                set={set}
                codes={codes}
                timeZone={timeZone}
                home={home}
                onCorrect={setCorrecting}
              />
            ))}
          </tbody>
        </table>
      </section>
      <ListMore query={query} />
      {correcting && (
        <CorrectDialog
          patientId={patientId}
          set={correcting}
          timeZone={timeZone}
          home={home}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </section>
  );
}

function columnsOf(sets: readonly VitalSet[]): string[] {
  const found = new Set(sets.flatMap(({ readings }) => readings.map(({ code }) => columnOf(code))));
  const known = RECORDABLE.filter((code) => found.has(code));
  return [...known, ...[...found].filter((code) => !known.some((other) => other === code))];
}

type RowProps = {
  set: VitalSet;
  codes: string[];
  timeZone: string;
  home: boolean;
  onCorrect: (set: VitalSet) => void;
};

function SetRow({ set, codes, timeZone, home, onCorrect }: RowProps) {
  const t = useTranslations("vitals");
  const moment = useMoment(timeZone);
  const mine = !home || set.origin === "home";
  const correctable = mine && set.readings.some(({ status }) => status === "final");
  return (
    <tr>
      <td className="nowrap">{moment(set.recordedAt)}</td>
      {codes.map((code) => (
        <td key={code} className="r nowrap">
          <Cell
            readings={set.readings.filter((reading) => columnOf(reading.code) === code)}
            home={home}
          />
        </td>
      ))}
      <td className="ink-3 nowrap">{t(`origins.${set.origin}`)}</td>
      <td className="ink-2">{set.note}</td>
      <td className="r">
        {correctable && (
          <button
            type="button"
            className="btn btn-ghost btn-sm btn-icon"
            aria-label={`${t("correct")}: ${moment(set.recordedAt)}`}
            title={t("correct")}
            onClick={() => onCorrect(set)}
          >
            <Pencil className="i" aria-hidden="true" />
          </button>
        )}
      </td>
    </tr>
  );
}

function Cell({ readings, home }: { readings: Reading[]; home: boolean }) {
  const t = useTranslations("vitals");
  const words = useVitalWords(home);
  if (readings.length === 0) return "–";
  return readings.map((reading) => {
    const wrong = reading.status === "entered-in-error";
    const state = wrong ? "normal" : reading.interpretation;
    const shaped = state === "borderline" || state === "critical";
    const given = words.asGiven(reading);
    const title = wrong
      ? t("wrong", { reason: reading.statusReason ?? "" })
      : [words.state(reading), given].filter(Boolean).join(", ");
    return (
      <span
        key={reading.id}
        className={shaped ? `state state-${state}` : wrong ? "is-wrong" : undefined}
        title={title}
      >
        {shaped && <Shape state={state} />}
        {words.value(reading).text}
        <span className="sr"> {title}</span>
      </span>
    );
  });
}
