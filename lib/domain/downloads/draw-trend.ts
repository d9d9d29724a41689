import type { Trend, TrendPoint } from "@/lib/domain/vitals/schema";
import {
  type Band,
  BLOOD_PRESSURE,
  DIASTOLIC,
  type References,
  referenceOf,
  SYSTOLIC,
} from "@/lib/domain/vitals/thresholds";
import { REGULAR, type Sheet, SIZES } from "@/lib/platform/pdf/sheet";
import type { Box } from "@/lib/platform/pdf/write-figure";
import type { PaperWords } from "./paper-words";

const COLORS = {
  band: "#e3efec",
  line: "#5b6570",
  normal: "#0f5f5a",
  borderline: "#9a6700",
  critical: "#b42318",
  grey: "#5b6570",
};
const AXIS = 34;
const UNDER = 14;
const AIR = 0.12;
/** Nearer than this one label would stand on the other. */
const LABEL = 9;

type Line = { band?: Band | undefined; pick: (point: TrendPoint) => number | undefined };

/** The lines of a chart with their bands: two for a pressure. */
export function linesOf(code: string, references: References): Line[] {
  const band = (of: string) => referenceOf(of, references)?.normal;
  if (code !== BLOOD_PRESSURE) return [{ band: band(code), pick: ({ canonical }) => canonical }];
  return [
    { band: band(SYSTOLIC), pick: ({ systolic }) => systolic },
    { band: band(DIASTOLIC), pick: ({ diastolic }) => diastolic },
  ];
}

/** Lowest and highest of all that is drawn. */
export function spanOf({ points }: Trend, lines: Line[]): { low: number; high: number } {
  const values = lines.flatMap(({ pick }) => points.flatMap((point) => pick(point) ?? []));
  return { low: Math.min(...values), high: Math.max(...values) };
}

type Scale = { x: (time: number) => number; y: (value: number) => number };

function scaleOf(trend: Trend, lines: Line[], box: Box): Scale {
  const { low, high } = spanOf(trend, lines);
  const edges = lines.flatMap(({ band }) => [band?.low, band?.high]).filter((e) => e !== undefined);
  const [bottom, top] = [Math.min(low, ...edges), Math.max(high, ...edges)];
  const air = (top - bottom || Math.abs(top) || 1) * AIR;
  const times = trend.points.map(({ at }) => Date.parse(at));
  const [from, until] = [Math.min(...times), Math.max(...times)];
  const plot = { left: box.x + AXIS, width: box.width - AXIS - 6, height: box.height - UNDER };
  return {
    x: (time) =>
      plot.left + (until === from ? plot.width / 2 : ((time - from) / (until - from)) * plot.width),
    y: (value) =>
      box.y + plot.height - ((value - bottom + air) / (top - bottom + 2 * air)) * plot.height,
  };
}

type Drawn = { trend: Trend; references: References; judged: boolean };

/** A kind of vital sign over time: band shaded, points by shape and colour of their state, ends of both axes in figures. */
export function drawTrend(
  sheet: Sheet,
  words: PaperWords,
  { trend, references, judged }: Drawn,
  box: Box,
): void {
  const { doc } = sheet;
  const lines = linesOf(trend.code, references);
  const scale = scaleOf(trend, lines, box);
  for (const { band } of judged ? lines : []) if (band) drawBand(doc, band, scale, box);
  for (const { pick } of lines) drawLine(doc, trend.points, pick, scale);
  const { low, high } = spanOf(trend, lines);
  const apart = scale.y(low) - scale.y(high) > LABEL;
  for (const value of apart ? [low, high] : [high]) {
    const at = { x: box.x, y: scale.y(value) - 4, width: AXIS - 6, align: "right" } as const;
    label(sheet, words.number(value, 1), at);
  }
  const y = box.y + box.height - UNDER + 3;
  const [first, last] = [trend.points[0], trend.points.at(-1)];
  const day = { y, width: 100 };
  if (first) label(sheet, words.day(first.at), { ...day, x: box.x + AXIS, align: "left" });
  if (last && last !== first)
    label(sheet, words.day(last.at), { ...day, x: rightOf(box) - 100, align: "right" });
}

const rightOf = (box: Box) => box.x + box.width - 6;

function drawBand(doc: PDFKit.PDFDocument, { low, high }: Band, { y }: Scale, box: Box): void {
  const top = high === undefined ? box.y : y(high);
  const bottom = low === undefined ? box.y + box.height - UNDER : y(low);
  doc.rect(box.x + AXIS, top, rightOf(box) - box.x - AXIS, bottom - top).fill(COLORS.band);
}

type Place = { x: number; y: number; width: number; align: "left" | "right" };

function label({ doc, say }: Sheet, text: string, { x, y, width, align }: Place): void {
  doc.font(REGULAR).fontSize(SIZES.small - 1);
  doc.fillColor(COLORS.grey).text(say(text), x, y, { width, align, lineBreak: false });
}

function drawLine(
  doc: PDFKit.PDFDocument,
  points: readonly TrendPoint[],
  pick: Line["pick"],
  { x, y }: Scale,
): void {
  const drawn = points.flatMap((point) => {
    const value = pick(point);
    return value === undefined ? [] : [{ point, at: [x(Date.parse(point.at)), y(value)] as const }];
  });
  drawn.forEach(({ at: [px, py] }, index) => {
    if (index === 0) doc.moveTo(px, py);
    else doc.lineTo(px, py);
  });
  if (drawn.length > 1) doc.lineWidth(0.8).stroke(COLORS.line);
  for (const { point, at } of drawn) drawPoint(doc, point.interpretation, at);
}

const OCTAGON = Array.from({ length: 8 }, (_, i) => (Math.PI / 4) * (i + 0.5));

/** State by shape, as on screen: a dot, a triangle, an octagon. */
function drawPoint(
  doc: PDFKit.PDFDocument,
  state: TrendPoint["interpretation"],
  [px, py]: readonly [number, number],
): void {
  if (state === "critical") {
    const corners = OCTAGON.map((turn): [number, number] => [
      px + 3.4 * Math.cos(turn),
      py + 3.4 * Math.sin(turn),
    ]);
    doc.polygon(...corners).fill(COLORS.critical);
  } else if (state === "borderline") {
    doc.polygon([px, py - 3.4], [px + 3.2, py + 2.4], [px - 3.2, py + 2.4]).fill(COLORS.borderline);
  } else {
    doc.circle(px, py, 1.7).fill(state === "normal" ? COLORS.normal : COLORS.grey);
  }
}
