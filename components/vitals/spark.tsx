import { gapsOf } from "./scale";

type Point = { time: number; value: number };
type Props = {
  /** In the order of time. */
  points: readonly Point[];
  band?: { low?: number; high?: number };
  /** State of the last point. */
  state: "normal" | "borderline" | "critical" | "unknown";
};

const [WIDTH, HEIGHT, EDGE] = [112, 28, 4];
const MARKS = { normal: "#pt-n", unknown: "#pt-n", borderline: "#pt-t", critical: "#pt-o" };

/**
 * A trend in a row of a table. Its scale is the patient's own range, stretched to where normal ends: on a clinical scale
 * it would be flat. The words beside it say what it shows.
 */
export function Spark({ points, band, state }: Props) {
  const last = points.at(-1);
  const first = points[0];
  if (!last || !first) return null;
  const { low, high } = rangeOf(points, band);
  const span = Math.max(1, last.time - first.time);
  const x = (time: number) => EDGE + ((time - first.time) / span) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
  const [top, bottom] = [y(Math.min(high, band?.high ?? high)), y(Math.max(low, band?.low ?? low))];
  const at = ({ time, value }: Point) => `${x(time).toFixed(1)} ${y(value).toFixed(1)}`;
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {band && (
        <rect className="band" x="0" width={WIDTH} y={top} height={Math.max(1.5, bottom - top)} />
      )}
      {linesOf(points).map((line) => (
        <path key={line[0]?.time} className="ln" d={`M${line.map(at).join("L")}`} />
      ))}
      <use
        href={MARKS[state]}
        x={points.length === 1 ? WIDTH - EDGE : x(last.time)}
        y={y(last.value)}
      />
    </svg>
  );
}

function rangeOf(points: readonly Point[], band: Props["band"]) {
  const values = points.map(({ value }) => value);
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (band?.high !== undefined) low = Math.min(low, band.high);
  if (band?.low !== undefined) high = Math.max(high, band.low);
  const air = high === low ? Math.abs(high) * 0.05 || 1 : 0;
  return { low: low - air, high: high + air };
}

/** The line, broken where readings are missing. */
function linesOf(points: readonly Point[]): Point[][] {
  const broken = new Set(gapsOf(points.map(({ time }) => time)).map(({ until }) => until));
  const lines: Point[][] = [[]];
  for (const point of points) {
    if (broken.has(point.time)) lines.push([]);
    lines.at(-1)?.push(point);
  }
  return lines;
}
