export type State = "normal" | "borderline" | "critical" | "unknown";

/** The sign of a clinical state: a triangle, an octagon, a dashed ring; nothing for normal, so that health is quiet. */
export function Shape({ state }: { state: State }) {
  if (state === "normal") return null;
  if (state === "unknown") {
    return (
      <svg className="shape shape-unk" viewBox="0 0 16 16" aria-hidden="true">
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray="2.4 2.2"
        />
      </svg>
    );
  }
  const critical = state === "critical";
  return (
    <svg
      className={`shape ${critical ? "shape-oct" : "shape-tri"}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {critical ? (
        <path fill="currentColor" d="M5.1.9h5.8l4.2 4.2v5.8l-4.2 4.2H5.1L.9 10.9V5.1z" />
      ) : (
        <path
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
          d="M8 2.5 14.5 13.5h-13z"
        />
      )}
      <path
        className="mark"
        d={
          critical
            ? "M7.1 3.8h1.8v5H7.1zM7.1 10.2h1.8V12H7.1z"
            : "M7.2 5.6h1.6v4.2H7.2zM7.2 11h1.6v1.6H7.2z"
        }
      />
    </svg>
  );
}
