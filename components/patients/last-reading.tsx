import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useVitalWords } from "@/components/vitals/words";
import type { VitalSet } from "@/lib/domain/vitals/schema";

const RANK = { critical: 0, borderline: 1, normal: 2, unknown: 3 } as const;

/**
 * The graver of the latest readings, named when it is off normal; quiet when all is well. Null: there are none.
 * Undefined: not known yet (rows that came by search or paging), and then nothing is claimed.
 */
export function LastReading({ set }: { set: VitalSet | null | undefined }) {
  const t = useTranslations("patients");
  const words = useVitalWords(false);
  if (set === undefined) return <span className="ink-3">–</span>;
  const worst = set?.readings.toSorted(
    (a, b) => RANK[a.interpretation] - RANK[b.interpretation],
  )[0];
  if (!worst) {
    return (
      <span className="state state-unknown">
        <Shape state="unknown" />
        {t("never")}
      </span>
    );
  }
  const { interpretation } = worst;
  if (interpretation !== "critical" && interpretation !== "borderline")
    return <span className="ink-3">{words.state(worst)}</span>;
  return (
    <span className={`state state-${interpretation}`}>
      <Shape state={interpretation} />
      {words.name(worst.code)} {words.value(worst).text}
      <span className="sr"> {words.state(worst)}</span>
    </span>
  );
}
