import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import { SUMMARY } from "@/lib/domain/notes/parts";
import type { VisitSummary } from "@/lib/domain/notes/schema";

type Props = { summaries: readonly VisitSummary[]; timeZone: string };

/** The latest visit summaries, each opened where it stands. */
export function OfflineSummaries({ summaries, timeZone }: Props) {
  const t = useTranslations("offline");
  const notes = useTranslations("notes");
  const moment = useMoment(timeZone);
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t("summaries")}</h2>
      </div>
      {summaries.length === 0 && <p className="ink-2 py-3">{t("noSummaries")}</p>}
      {summaries.map((one) => (
        <details key={one.id} className="kept-summary">
          <summary>
            <span className="med">{notes(`types.${one.type}`)}</span>{" "}
            <span className="t-14 ink-3">
              {[moment(one.occurredAt), one.signerName].filter(Boolean).join(", ")}
            </span>
          </summary>
          {one.status === "entered-in-error" && (
            <p className="banner">
              {one.statusReason
                ? notes("wrong", { reason: one.statusReason })
                : notes("summary.wrong")}
            </p>
          )}
          {SUMMARY.filter((part) => one[part].trim() !== "").map((part) => (
            <div key={part} className="py-3">
              <h3 className="semi">{notes(`parts.${part}`)}</h3>
              <p className="note-text">{one[part]}</p>
            </div>
          ))}
        </details>
      ))}
    </section>
  );
}
