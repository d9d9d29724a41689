import { useMoment } from "@/lib/browser/format";
import type { TrendPoint } from "@/lib/domain/vitals/schema";
import { StateWord } from "./state-word";
import { useVitalWords } from "./words";

/** The last reading of a kind, in everyday words. */
export function LatestRow({ point, timeZone }: { point: TrendPoint; timeZone: string }) {
  const words = useVitalWords(true);
  const moment = useMoment(timeZone);
  const { text, unit } = words.value(point);
  return (
    <li className="vrow">
      <span className="stack">
        <span>{words.name(point.code)}</span>
        <span className="ink-3 t-14">{moment(point.at)}</span>
      </span>
      <span className="v">
        {text}
        <span className="unit">{unit}</span>
      </span>
      <StateWord reading={point} home />
    </li>
  );
}
