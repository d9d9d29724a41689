"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Page, useRecords } from "@/components/records/queries";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { useMoment } from "@/lib/browser/format";
import type { SummaryHead } from "@/lib/domain/notes/schema";

type Props = { patientId: string; first: Page<SummaryHead>; timeZone: string };

/** What a patient was told of their visits, the latest first. */
export function OwnSummaries({ patientId, first, timeZone }: Props) {
  const t = useTranslations("ownRecord");
  const query = useRecords(patientId, "summaries", "", first);
  const summaries = query.data.pages.flatMap(({ items }) => items);
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <h2>{t("section.summaries")}</h2>
      </div>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {summaries.length === 0 ? (
        <section className="void">
          <h3 className="semi">{t("noSummaries")}</h3>
          <p className="ink-2">{t("noSummariesHelp")}</p>
        </section>
      ) : (
        <ul className="notes">
          {summaries.map((one) => (
            <SummaryLine key={one.id} summary={one} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}

function SummaryLine({ summary, timeZone }: { summary: SummaryHead; timeZone: string }) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  const { id, type, status, occurredAt, signerName, opening, statusReason } = summary;
  const wrong = status === "entered-in-error";
  return (
    <li className={wrong ? "note-line is-wrong" : "note-line"}>
      <div className="row row-wrap">
        <Link className="semi grow" href={`/record/summaries/${id}`} prefetch={false}>
          {t(`types.${type}`)}
        </Link>
        <span className="ink-3 t-12">
          {[moment(occurredAt), signerName].filter(Boolean).join(", ")}
        </span>
      </div>
      <p className="note-opening ink-2">{opening}</p>
      {wrong && (
        <p className="ink-2 not-struck">
          {statusReason ? t("wrong", { reason: statusReason }) : t("summary.wrong")}
        </p>
      )}
    </li>
  );
}
