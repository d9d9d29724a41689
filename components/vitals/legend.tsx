import { useTranslations } from "next-intl";

const MARKS = { normal: "#pt-n", borderline: "#pt-t", critical: "#pt-o" } as const;

export function Legend({ home }: { home: boolean }) {
  const t = useTranslations(home ? "vitals.legendHome" : "vitals.legend");
  return (
    <p className="legend">
      <span>
        <svg width="16" height="12" className="plot" aria-hidden="true">
          <rect className="band" width="16" height="12" />
        </svg>
        {t("adult")}
      </span>
      {(["normal", "borderline", "critical"] as const).map((state) => (
        <span key={state}>
          <svg width="12" height="12" aria-hidden="true">
            <use href={MARKS[state]} x="6" y="6" />
          </svg>
          {t(state)}
        </span>
      ))}
    </p>
  );
}
