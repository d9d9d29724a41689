"use client";

import { ChartLine, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { DownloadMenu } from "@/components/downloads/download-menu";
import { ListFailed } from "@/components/ui/list-parts";
import { PrintButton } from "@/components/ui/print-button";
import { cityOf, useDay } from "@/lib/browser/format";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { TrendRange, Trends, VitalSetPage } from "@/lib/domain/vitals/schema";
import { Legend } from "./legend";
import { PointShapes } from "./point-shapes";
import { useTrends } from "./queries";
import { RangeChoice } from "./range-choice";
import { ReadingsTable } from "./readings-table";
import { RecordButton } from "./record-button";
import { ReferencesOf } from "./references";

// Drawn in the browser: the server would spend most of the page's time on marks that the browser draws in a blink, and
// the table below says the same without them. The placeholder has a chart's height.
const TrendChart = dynamic(() => import("./trend-chart").then((module) => module.TrendChart), {
  ssr: false,
  loading: () => (
    <div className="graph-wait" aria-hidden="true">
      <span className="sk" style={{ width: 168 }} />
      <span className="sk" />
    </div>
  ),
});

const OFFERS = ["vitals.pdf", "vitals.xlsx", "vitals.csv"] as const;

export type VitalsViewProps = {
  patient: PatientDetail;
  userId: string;
  range: TrendRange;
  trends: Trends;
  sets: VitalSetPage;
  timeZone: string;
  home?: boolean;
  /** Whether this person may record; not a patient where the clinic has switched that off. */
  records?: boolean;
};

/** A patient's vital signs: trends over a period, the same readings as a table, and the form that records more. */
export function VitalsView({
  patient,
  userId,
  range: first,
  trends,
  sets,
  timeZone,
  home = false,
  records = true,
}: VitalsViewProps) {
  const t = useTranslations("vitals");
  const [range, setRange] = useState(first);
  const [form, setForm] = useState<"charts" | "table">("charts");
  const query = useTrends(patient.id, range, { range: first, trends });
  const shown = query.data ?? trends;
  const record = records && (
    <RecordButton patient={patient} userId={userId} timeZone={timeZone} home={home} />
  );
  return (
    <ReferencesOf value={shown.references}>
      <main className="vitals" id="content">
        <PointShapes />
        <div className="vitals-bar">
          {home ? (
            <h1 className="t-22 w-full">{t("title")}</h1>
          ) : (
            <h2 className="t-18">{t("title")}</h2>
          )}
          {home && record}
          <RangeChoice range={range} onChange={setRange} />
          <fieldset className="seg" aria-label={t("view")}>
            {(["charts", "table"] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={form === name}
                onClick={() => setForm(name)}
              >
                {name === "charts" ? (
                  <ChartLine className="i" aria-hidden="true" />
                ) : (
                  <Table2 className="i" aria-hidden="true" />
                )}
                {t(name)}
              </button>
            ))}
          </fieldset>
          <PrintButton label={t("print")} />
          <DownloadMenu
            patientId={patient.id}
            offers={OFFERS}
            timeZone={timeZone}
            {...(range !== "all" && { from: shown.from })}
          />
          {!home && <span className="end">{record}</span>}
        </div>
        <ListFailed query={query}>{t("failed")}</ListFailed>
        {/* Each a part of its own: React brings them to life after the buttons, and never all at once on a click. */}
        <Suspense>
          {form === "charts" && (
            <Charts trends={shown} none={sets.items.length === 0} timeZone={timeZone} home={home} />
          )}
        </Suspense>
        <Suspense>
          <ReadingsTable patientId={patient.id} first={sets} timeZone={timeZone} home={home} />
        </Suspense>
      </main>
    </ReferencesOf>
  );
}

function Charts({
  trends,
  none,
  timeZone,
  home,
}: {
  trends: Trends;
  none: boolean;
  timeZone: string;
  home: boolean;
}) {
  const t = useTranslations("vitals");
  const day = useDay(timeZone);
  const drawn = trends.items.filter(({ points }) =>
    points.some(
      ({ canonical, systolic, diastolic }) => (canonical ?? systolic ?? diastolic) !== undefined,
    ),
  );
  if (drawn.length === 0) {
    return (
      <section className="void">
        <h2 className="semi">{t(none ? "empty" : "emptyRange")}</h2>
        <p className="ink-2">{t(none ? "emptyHelp" : "emptyRangeHelp")}</p>
      </section>
    );
  }
  return (
    <>
      <Legend home={home} />
      <p className="ink-3 t-12 mt-1">
        {t("span", { from: day(trends.from), until: day(trends.until), zone: cityOf(timeZone) })}
      </p>
      <div className="graphs">
        {drawn.map((trend) => (
          <TrendChart
            key={trend.code}
            trend={trend}
            from={Date.parse(trends.from)}
            until={Date.parse(trends.until)}
            timeZone={timeZone}
            home={home}
          />
        ))}
      </div>
    </>
  );
}
