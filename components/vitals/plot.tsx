import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Trend, TrendPoint } from "@/lib/domain/vitals/schema";
import { DIASTOLIC, SYSTOLIC } from "@/lib/domain/vitals/thresholds";
import { dateFormatFor } from "@/lib/platform/i18n/kept-formats";
import { useReferences } from "./references";
import { domainOf, type Gap, gapsOf, labelsOf, type Series, seriesOf } from "./scale";

type Props = {
  trend: Trend;
  pressure: boolean;
  from: number;
  until: number;
  chosen: TrendPoint | undefined;
  timeZone: string;
};

const SHAPES = {
  normal: "#pt-n",
  unknown: "#pt-n",
  borderline: "#pt-t",
  critical: "#pt-o",
} as const;
const TICKS = 4;

/** The drawing of a trend. Positions are percentages and text is HTML, so it stays sharp at any width. */
export function Plot({ trend, pressure, from, until, chosen, timeZone }: Props) {
  const t = useTranslations("vitals");
  const format = useFormatter();
  const series = seriesOf(trend.code, pressure, useReferences());
  const ageless = ["no_reference_for_age", "age_unknown"].includes(
    trend.points.at(-1)?.reason ?? "",
  );
  const bands = ageless ? [] : series.flatMap(({ band }) => (band ? [band] : []));
  const values = trend.points.flatMap((point) => series.flatMap(({ pick }) => pick(point) ?? []));
  const domain = domainOf(values, bands);
  const x = (time: number) => ((time - from) / Math.max(1, until - from)) * 100;
  const y = (value: number) => 100 - ((value - domain.low) / (domain.high - domain.low)) * 100;
  const gaps = gapsOf(trend.points.map(({ at }) => Date.parse(at)));
  return (
    <>
      <svg className="plot" aria-hidden="true">
        {bands.map(({ low, high }) => (
          <g key={`${low}-${high}`}>
            <rect
              className="band"
              x="0"
              width="100%"
              y={`${y(high ?? domain.high)}%`}
              height={`${y(low ?? domain.low) - y(high ?? domain.high)}%`}
            />
            {[low, high].map(
              (edge) =>
                edge !== undefined && (
                  <line
                    key={edge}
                    className="bandline"
                    x1="0"
                    x2="100%"
                    y1={`${y(edge)}%`}
                    y2={`${y(edge)}%`}
                  />
                ),
            )}
          </g>
        ))}
        <line className="grid" x1="0" x2="100%" y1="100%" y2="100%" />
        {chosen && (
          <line
            className="bandline"
            x1={`${x(Date.parse(chosen.at))}%`}
            x2={`${x(Date.parse(chosen.at))}%`}
            y1="0"
            y2="100%"
          />
        )}
        {series.map((line) => (
          <Line key={line.code} line={line} points={trend.points} gaps={gaps} x={x} y={y} />
        ))}
      </svg>
      <div aria-hidden="true">
        {labelsOf(values, bands, domain).map((label) => (
          <span key={label} className="yl" style={{ bottom: `${100 - y(label)}%` }}>
            {format.number(label)}
          </span>
        ))}
        <TimeAxis from={from} until={until} timeZone={timeZone} />
        {pressure &&
          series.map((line) => (
            <SeriesName key={line.code} line={line} points={trend.points} y={y} />
          ))}
        {gaps
          .filter(({ from: a, until: b }) => x(b) - x(a) > 8)
          .map((gap) => (
            <div
              key={gap.from}
              className="graph-gap"
              style={{ left: `${x(gap.from) + 1}%`, width: `${x(gap.until) - x(gap.from) - 2}%` }}
            >
              <span>{x(gap.until) - x(gap.from) > 16 ? t("gap") : ""}</span>
            </div>
          ))}
      </div>
    </>
  );
}

type LineProps = {
  line: Series;
  points: readonly TrendPoint[];
  gaps: readonly Gap[];
  x: (time: number) => number;
  y: (value: number) => number;
};

function Line({ line, points, gaps, x, y }: LineProps) {
  const drawn = points.flatMap((point) => {
    const value = line.pick(point);
    return value === undefined
      ? []
      : [{ point, time: Date.parse(point.at), left: x(Date.parse(point.at)), top: y(value) }];
  });
  const broken = (time: number) => gaps.some((gap) => gap.from === time);
  return (
    <>
      {drawn.slice(1).map((to, i) => {
        const start = drawn[i];
        if (!start || broken(start.time)) return null;
        return (
          <line
            key={to.point.id}
            className={`ln ${line.code === DIASTOLIC ? "ln-2" : ""}`}
            x1={`${start.left}%`}
            y1={`${start.top}%`}
            x2={`${to.left}%`}
            y2={`${to.top}%`}
          />
        );
      })}
      {drawn.map(({ point, left, top }) => (
        <use key={point.id} href={SHAPES[stateOf(point, line.code)]} x={`${left}%`} y={`${top}%`} />
      ))}
    </>
  );
}

/** Each line of a pressure carries its own component's state. */
function stateOf(point: TrendPoint, code: string) {
  if (!point.components) return point.interpretation;
  return code === SYSTOLIC ? point.components.systolic : point.components.diastolic;
}

function SeriesName({
  line,
  points,
  y,
}: {
  line: Series;
  points: readonly TrendPoint[];
  y: (value: number) => number;
}) {
  const t = useTranslations("vitals");
  const value = points.map(line.pick).findLast((found) => found !== undefined);
  if (value === undefined) return null;
  return (
    <span className="sl" style={{ bottom: `${100 - y(value)}%` }}>
      {t(`short.${line.code}` as never)}
    </span>
  );
}

const YEAR = 366 * 86_400_000;

function TimeAxis({ from, until, timeZone }: { from: number; until: number; timeZone: string }) {
  const locale = useLocale();
  const long = until - from > YEAR;
  const options: Intl.DateTimeFormatOptions = long
    ? { month: "short", year: "numeric", timeZone }
    : { day: "numeric", month: "short", timeZone };
  const format = dateFormatFor(locale, options);
  return Array.from({ length: TICKS + 1 }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: ticks are their places
    <span key={i} className="xl" style={{ left: `${(i * 100) / TICKS}%` }}>
      {format.format(new Date(from + ((until - from) * i) / TICKS))}
    </span>
  ));
}
