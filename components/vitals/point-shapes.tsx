/** The three marks that every chart and its legend use. */
export function PointShapes() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        <g id="pt-n">
          <circle className="pt-n" r="3" />
        </g>
        <g id="pt-t">
          <path className="pt-t" d="M0-5.6 5.6 4.4h-11.2z" />
        </g>
        <g id="pt-o">
          <path className="pt-o" d="M-2.3-5.5h4.6L5.5-2.3v4.6L2.3 5.5h-4.6L-5.5 2.3v-4.6z" />
        </g>
      </defs>
    </svg>
  );
}
