import { useTranslations } from "next-intl";
import type { TrendRange } from "@/lib/domain/vitals/schema";

const RANGES: TrendRange[] = ["7d", "1m", "3m", "6m", "all"];

/** The period of the charts. It stands in the address too, so that a reload shows the same. */
export function RangeChoice({
  range,
  onChange,
}: {
  range: TrendRange;
  onChange: (range: TrendRange) => void;
}) {
  const t = useTranslations("vitals");
  const choose = (name: TrendRange) => {
    onChange(name);
    window.history.replaceState(null, "", `?range=${name}`);
  };
  return (
    <fieldset className="seg" aria-label={t("period")}>
      {RANGES.map((name) => (
        <button key={name} type="button" aria-pressed={range === name} onClick={() => choose(name)}>
          {t(`ranges.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}
