import { Shape } from "@/components/ui/shape";
import type { Reading } from "@/lib/domain/vitals/schema";
import { useVitalWords } from "./words";

/** A judgement in shape, colour and word. A missing reference is said without a sign: nothing is wrong. */
export function StateWord({
  reading,
  home = false,
}: {
  reading: Pick<Reading, "interpretation" | "direction" | "reason">;
  home?: boolean;
}) {
  const words = useVitalWords(home);
  const shaped = reading.interpretation === "borderline" || reading.interpretation === "critical";
  return (
    <span className={`state state-${shaped ? reading.interpretation : "normal"}`}>
      {shaped && <Shape state={reading.interpretation} />}
      {words.state(reading)}
    </span>
  );
}
