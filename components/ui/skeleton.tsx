const WIDTHS = [168, 132, 196, 120, 152];

/** Rows that are on their way, as high as the rows will be. */
export function SkeletonRows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are their places
    <div key={i} className="sk-row">
      <span className="sk" style={{ width: WIDTHS[i % WIDTHS.length] }} />
      <span className="sk" style={{ width: 64 }} />
    </div>
  ));
}
