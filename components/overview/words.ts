import { useTranslations } from "next-intl";
import { useResultWords } from "@/components/records/result-words";
import { useVitalWords } from "@/components/vitals/words";
import type { NoteType } from "@/lib/domain/notes/parts";
import type { TimelineItem } from "@/lib/domain/overview/schema";

const SHOWN = 2;

/** How what happened is said in a line of the timeline. */
export function useTimelineWords(home = false) {
  const t = useTranslations("overview");
  const records = useTranslations("records");
  const notes = useTranslations("notes");
  const words = useVitalWords(home);
  const result = useResultWords();

  /** The gravest first: those that are off normal with their state, else the first ones. */
  const readingsOf = ({ readings = [] }: TimelineItem): string => {
    const off = readings.filter(
      ({ interpretation }) => interpretation === "critical" || interpretation === "borderline",
    );
    return (off.length > 0 ? off : readings)
      .slice(0, SHOWN)
      .map((reading) => {
        const { text, unit } = words.value(reading);
        const state = off.length > 0 ? `, ${words.state(reading).toLowerCase()}` : "";
        return `${words.name(reading.code)} ${text}${unit ? ` ${unit}` : ""}${state}`;
      })
      .join("; ");
  };
  const resultsOf = ({ results = [] }: TimelineItem): string =>
    results.map((row) => `${row.display} ${result.value(row)}`).join(", ");

  const titleOf = (item: TimelineItem): string => {
    if (item.kind === "note") {
      if (item.status === "summary") return t("summary");
      const type = notes(`types.${item.status as NoteType}`);
      return item.display ? `${type}: ${item.display}` : type;
    }
    const what =
      item.kind === "vitals"
        ? readingsOf(item)
        : item.display || resultsOf(item) || records("noWords");
    return t(`titles.${item.kind}`, { what });
  };
  const detailsOf = (item: TimelineItem): (string | null | undefined | false)[] => [
    item.kind === "result" && item.display !== "" && resultsOf(item),
    item.origin && t(`origins.${item.origin}`),
    item.kind !== "document" && item.detail,
  ];
  /** What the mark at its side says: only what is off normal. */
  const stateOf = ({ readings }: TimelineItem) => {
    const worst = readings?.[0]?.interpretation;
    return worst === "critical" || worst === "borderline" ? worst : undefined;
  };
  return { titleOf, detailsOf, stateOf };
}
