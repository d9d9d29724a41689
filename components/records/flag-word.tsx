import { Shape } from "@/components/ui/shape";
import type { Observation } from "@/lib/domain/records/schema";
import { useRecordWords } from "./words";

type Props = { flag: Observation["interpretation"]; timeZone: string };

/** A result against its own range, in shape, colour and word; quiet when it is normal or has none. */
export function FlagWord({ flag, timeZone }: Props) {
  const words = useRecordWords(timeZone);
  const off = flag === "low" || flag === "high";
  return (
    <span className={`state state-${off ? "borderline" : "normal"}`}>
      {off && <Shape state="borderline" />}
      {words.word("flag", flag)}
    </span>
  );
}
