import { listVitals } from "@/lib/domain/vitals/list-vitals";
import type { Reading, VitalSet } from "@/lib/domain/vitals/schema";
import {
  BLOOD_PRESSURE,
  BLOOD_PRESSURE_IMPORTED,
  DIASTOLIC,
  SYSTOLIC,
} from "@/lib/domain/vitals/thresholds";
import { unitsOf } from "@/lib/domain/vitals/units";
import { dateFormatFor } from "@/lib/platform/i18n/kept-formats";
import type { Asked } from "./begin-writing";
import { pagesOf } from "./pages-of";

const PAGE = 500;

/** The sets of readings of the period that was asked for, the latest first, page by page. */
export const setsOf = ({ actor, patientId, from, until }: Asked) =>
  pagesOf<VitalSet>((cursor) =>
    listVitals(actor, patientId, {
      from: from?.toISOString(),
      until: until?.toISOString(),
      limit: PAGE,
      cursor,
    }),
  );

/** A measured value by itself: a pressure is two. */
export type VitalRow = {
  set: VitalSet;
  reading: Reading;
  /** LOINC. */
  code: string;
  value: number | string | null;
  /** UCUM. */
  unit: string;
  canonical: number | null;
  canonicalUnit: string;
};

/** The rows of a set as a table holds them: each its code and unit, and none that only two columns together would say. */
export function rowsOf(set: VitalSet): VitalRow[] {
  return set.readings.flatMap((reading): VitalRow[] => {
    const { code, value, text, unit = "", canonical = null, systolic, diastolic } = reading;
    if (code === BLOOD_PRESSURE || code === BLOOD_PRESSURE_IMPORTED) {
      const sides = [
        { code: SYSTOLIC, side: systolic },
        { code: DIASTOLIC, side: diastolic },
      ];
      return sides.flatMap(({ code: of, side }) => {
        if (side === undefined) return [];
        const pressure = canonicalOf(of);
        return [
          {
            set,
            reading,
            code: of,
            value: side,
            unit: pressure,
            canonical: side,
            canonicalUnit: pressure,
          },
        ];
      });
    }
    const canonicalUnit = canonical === null ? "" : canonicalOf(code) || unit;
    return [{ set, reading, code, value: value ?? text ?? null, unit, canonical, canonicalUnit }];
  });
}

const canonicalOf = (code: string) => unitsOf(code)[0]?.ucum ?? "";

/** A moment with the offset that the zone has then: 2026-11-26T10:12:00.000+01:00. */
export function withOffset(iso: string, timeZone: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const wall = Object.fromEntries(
    dateFormatFor("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = wall;
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const minutes = Math.round(
    (Date.parse(`${clock}Z`) - Math.floor(at.getTime() / 1000) * 1000) / 60_000,
  );
  const two = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${clock}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
