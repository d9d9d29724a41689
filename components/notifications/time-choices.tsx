"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/setting";
import { cityOf } from "@/lib/browser/format";
import type { ChangeChoicesInput, Choices } from "@/lib/domain/notifications/choice-schema";

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const USUAL_NIGHT = { from: "22:00", until: "08:00" };

type Props = { choices: Choices; onChoose: (change: ChangeChoicesInput) => void };

/** From when until when what isn't critical waits. */
export function QuietChoice({ choices: { quiet, timeZone }, onChoose }: Props) {
  const t = useTranslations("choices");
  const name = t("quiet");
  return (
    <Setting htmlFor="choice-quiet" label={name} help={t("quietHelp", { zone: cityOf(timeZone) })}>
      <input
        id="choice-quiet"
        className="switch"
        type="checkbox"
        role="switch"
        aria-checked={quiet !== null}
        checked={quiet !== null}
        onChange={({ target }) => onChoose({ quiet: target.checked ? USUAL_NIGHT : null })}
      />
      {quiet && (
        <div className="quiet-times">
          <HourSelect
            label={t("quietFrom")}
            value={quiet.from}
            without={quiet.until}
            onChoose={(from) => onChoose({ quiet: { ...quiet, from } })}
          />
          <HourSelect
            label={t("quietUntil")}
            value={quiet.until}
            without={quiet.from}
            onChoose={(until) => onChoose({ quiet: { ...quiet, until } })}
          />
        </div>
      )}
    </Setting>
  );
}

type HourProps = {
  label: string;
  value: string;
  without: string;
  onChoose: (time: string) => void;
};

function HourSelect({ label, value, without, onChoose }: HourProps) {
  return (
    <label className="field">
      <span className="help">{label}</span>
      <span className="input">
        <select value={value} onChange={({ target }) => onChoose(target.value)}>
          {hoursWith(value)
            .filter((hour) => hour !== without)
            .map((hour) => (
              <option key={hour}>{hour}</option>
            ))}
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </span>
    </label>
  );
}

/** The full hours, and a time that was set otherwise. */
const hoursWith = (time: string | null): string[] =>
  [...new Set([...HOURS, ...(time ? [time] : [])])].toSorted();

/** Mail by mail, or gathered once a day. */
export function DigestChoice({ choices: { digestAt }, onChoose }: Props) {
  const t = useTranslations("choices");
  return (
    <Setting htmlFor="choice-digest" label={t("digest")} help={t("digestHelp")}>
      <span className="input">
        <select
          id="choice-digest"
          value={digestAt ?? ""}
          onChange={({ target }) => onChoose({ digestAt: target.value || null })}
        >
          <option value="">{t("eachMail")}</option>
          {hoursWith(digestAt).map((hour) => (
            <option key={hour} value={hour}>
              {t("dailyAt", { hour })}
            </option>
          ))}
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </span>
    </Setting>
  );
}
