"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { useMoment } from "@/lib/browser/format";
import type { Trend, TrendPoint } from "@/lib/domain/vitals/schema";
import { BLOOD_PRESSURE } from "@/lib/domain/vitals/thresholds";
import { Plot } from "./plot";
import { StateWord } from "./state-word";
import { useVitalWords } from "./words";

type Props = { trend: Trend; from: number; until: number; timeZone: string; home?: boolean };

/** One kind of vital sign over time: last value in words, band, gaps, states by shape, exact values on hover and focus. */
export function TrendChart({ trend, from, until, timeZone, home = false }: Props) {
  const t = useTranslations("vitals");
  const words = useVitalWords(home);
  const moment = useMoment(timeZone);
  const id = useId();
  const [chosen, setChosen] = useState<number>();
  const Heading = home ? "h2" : "h3";
  const { points } = trend;
  const last = points.at(-1);
  if (!last) return null;
  const place = (point: TrendPoint) =>
    ((Date.parse(point.at) - from) / Math.max(1, until - from)) * 100;

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setChosen(nearest(points.map(place), ((event.clientX - left) / width) * 100));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[
      event.key
    ];
    if (by === undefined) return;
    event.preventDefault();
    setChosen(Math.min(points.length - 1, Math.max(0, (chosen ?? points.length - 1) + by)));
  };
  const shown = chosen === undefined ? undefined : points[chosen];
  const said = (point: TrendPoint) =>
    t("point", {
      value: `${words.value(point).text} ${words.value(point).unit}`,
      state: words.state(point),
      when: moment(point.at),
      origin: t(`origins.${point.origin}`),
    });
  return (
    <figure className="graph" aria-labelledby={id}>
      <figcaption className="graph-head" id={id}>
        <Heading>{words.name(trend.code)}</Heading>
        <span className="graph-last">
          {words.value(last).text}
          <span className="unit">{words.value(last).unit}</span>
        </span>
        <StateWord reading={last} home={home} />
        <span className="ink-3 t-12">{moment(last.at)}</span>
      </figcaption>
      {home && t.has(`meaning.${trend.code}` as never) && (
        <details className="t-14 meaning">
          <summary className="link">
            {t("meaningOf")} <span className="sr">{words.name(trend.code)}</span>
          </summary>
          <p className="prose ink-2">{t(`meaning.${trend.code}` as never)}</p>
        </details>
      )}
      <div
        className="graph-frame"
        role="slider"
        aria-label={`${words.name(trend.code)}. ${t("keys")}`}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={(chosen ?? points.length - 1) + 1}
        aria-valuetext={said(shown ?? last)}
        tabIndex={0}
        onPointerMove={follow}
        onPointerLeave={() => setChosen(undefined)}
        onKeyDown={step}
        onFocus={() => setChosen(points.length - 1)}
        onBlur={() => setChosen(undefined)}
      >
        <Plot
          trend={trend}
          pressure={trend.code === BLOOD_PRESSURE}
          from={from}
          until={until}
          chosen={shown}
          timeZone={timeZone}
        />
        {shown && (
          <div
            className={`graph-tip ${place(shown) < 50 ? "is-right" : ""}`}
            style={{ left: `${place(shown)}%`, top: "12%" }}
            aria-hidden="true"
          >
            <span className="row g-4">
              <b className="semi">{words.value(shown).text}</b> {words.value(shown).unit}{" "}
              <StateWord reading={shown} home={home} />
            </span>
            <span className="ink-3">
              {[moment(shown.at), t(`origins.${shown.origin}`), words.asGiven(shown)]
                .filter(Boolean)
                .join(", ")}
            </span>
          </div>
        )}
      </div>
    </figure>
  );
}

function nearest(places: readonly number[], at: number): number {
  let best = 0;
  places.forEach((place, i) => {
    if (Math.abs(place - at) < Math.abs((places[best] ?? 0) - at)) best = i;
  });
  return best;
}
