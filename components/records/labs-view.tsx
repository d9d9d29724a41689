"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PointShapes } from "@/components/vitals/point-shapes";
import { Spark } from "@/components/vitals/spark";
import type { LabSeries, Observation } from "@/lib/domain/records/schema";
import { FlagWord } from "./flag-word";
import { LabValues } from "./lab-values";
import { Named } from "./named";
import type { Page } from "./queries";
import { RecordList } from "./record-list";
import type { Column } from "./record-table";
import { useResultWords } from "./result-words";
import { useRecordWords } from "./words";

type Kind = "laboratory" | "other";
type Props = { patientId: string; first: Page<LabSeries>; kind: Kind; timeZone: string };
type Shown = LabSeries & { latest: Observation };

/** Results by kind: the latest with its range and flag, the trend, and every earlier value on demand. */
export function LabsView({ patientId, first, kind, timeZone }: Props) {
  const t = useTranslations("records.labs");
  return (
    <main className="sheet" id="content">
      <PointShapes />
      <div className="sheet-head">
        <h2 className="t-18">{t("title")}</h2>
      </div>
      <nav className="tabs" aria-label={t("kind")}>
        {(["laboratory", "other"] as const).map((name) => (
          <Link
            key={name}
            href={name === "laboratory" ? "?" : "?kind=other"}
            prefetch={false}
            aria-current={name === kind ? "page" : undefined}
          >
            {t(name)}
          </Link>
        ))}
      </nav>
      <RecordList<LabSeries>
        patientId={patientId}
        noun="labs"
        search={`kind=${kind}`}
        first={first}
        label={t("title")}
        columns={useColumns(timeZone)}
        none={{
          title: t(kind === "laboratory" ? "none" : "noneOther"),
          help: t(kind === "laboratory" ? "noneHelp" : "noneOtherHelp"),
        }}
      />
    </main>
  );
}

function useColumns(timeZone: string): Column<LabSeries>[] {
  const t = useTranslations("records.labs");
  const words = useRecordWords(timeZone);
  const result = useResultWords();
  const of = (cell: (series: Shown) => React.ReactNode) => (series: LabSeries) => {
    const latest = series.results[0];
    return latest && cell({ ...series, latest });
  };
  return [
    { head: t("name"), cell: of((series) => <Test series={series} timeZone={timeZone} />) },
    {
      head: t("value"),
      className: "r semi c-value",
      cell: of(({ latest }) => <span title={result.exact(latest)}>{result.value(latest)}</span>),
    },
    {
      head: t("flag"),
      cell: of(({ latest }) => <FlagWord flag={latest.interpretation} timeZone={timeZone} />),
    },
    {
      head: t("range"),
      named: true,
      className: "nowrap",
      cell: of(({ latest }) => result.range(latest)),
    },
    {
      head: t("trend"),
      className: "c-trend",
      cell: of(({ results }) => <LabSpark results={results} />),
    },
    {
      head: t("date"),
      className: "nowrap",
      cell: of(({ latest }) => words.date(latest.effective)),
    },
  ];
}

function Test({ series, timeZone }: { series: Shown; timeZone: string }) {
  const t = useTranslations("records.labs");
  const [open, setOpen] = useState(false);
  const { latest, count, results } = series;
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <>
      <Named row={latest} timeZone={timeZone} />
      {count > 1 && (
        <button
          type="button"
          className="link t-12 row g-4"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon className="i" aria-hidden="true" />
          {t("earlier", { count })} <span className="sr">{latest.display}</span>
        </button>
      )}
      {open && <LabValues results={results} count={count} timeZone={timeZone} />}
    </>
  );
}

/** Numbers alone: a bound is no point of a line. */
function LabSpark({ results }: Pick<LabSeries, "results">) {
  const [latest] = results;
  const points = results
    .flatMap(({ value, comparator, effective, unit }) =>
      value === null || comparator || !effective || unit !== latest?.unit
        ? []
        : [{ time: Date.parse(effective), value }],
    )
    .filter(({ time }) => !Number.isNaN(time))
    .toReversed();
  const range = latest?.referenceRange?.[0];
  if (points.length < 2) return null;
  const off = latest?.interpretation === "low" || latest?.interpretation === "high";
  const band = { low: range?.low?.value, high: range?.high?.value };
  const known = band.low !== undefined || band.high !== undefined;
  return (
    <Spark points={points} band={known ? band : undefined} state={off ? "borderline" : "normal"} />
  );
}
