type Point = { canonical?: number; systolic?: number };

/**
 * At most `most` points in their order: the period is cut into stretches of equally many points, of each the lowest,
 * the highest and the last stay, so that no peak and never the latest value is lost. Few points stay as they are.
 */
export function thin<P extends Point>(points: readonly P[], most: number): P[] {
  if (points.length <= most) return [...points];
  const stretches = Math.max(1, Math.floor(most / 3));
  const size = points.length / stretches;
  const kept = new Set<P>();
  for (let i = 0; i < stretches; i++) {
    const stretch = points.slice(Math.floor(i * size), Math.floor((i + 1) * size));
    const byValue = stretch.toSorted((a, b) => heightOf(a) - heightOf(b));
    for (const point of [byValue[0], byValue.at(-1), stretch.at(-1)]) if (point) kept.add(point);
  }
  return points.filter((point) => kept.has(point));
}

const heightOf = ({ canonical, systolic }: Point) => canonical ?? systolic ?? 0;
