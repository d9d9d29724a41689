import { useTranslations } from "next-intl";
import type { LabSeries } from "@/lib/domain/records/schema";
import { FlagWord } from "./flag-word";
import { useResultWords } from "./result-words";
import { useRecordWords } from "./words";

type Props = Pick<LabSeries, "results" | "count"> & { timeZone: string };

/** The values of a test, the newest first: the trend for who can't see it, exact for who can. */
export function LabValues({ results, count, timeZone }: Props) {
  const t = useTranslations("records.labs");
  const words = useRecordWords(timeZone);
  const result = useResultWords();
  return (
    <ul className="list mt-1 t-12">
      {results.map((row) => (
        <li key={row.id} className="kv">
          <span className="ink-3">{words.date(row.effective)}</span>
          <span className="row">
            <span title={result.exact(row)}>{result.value(row)}</span>
            <FlagWord flag={row.interpretation} timeZone={timeZone} />
          </span>
        </li>
      ))}
      {count > results.length && (
        <li className="ink-3">{t("latest", { count: results.length })}</li>
      )}
    </ul>
  );
}
