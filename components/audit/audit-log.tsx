"use client";

import { Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { cityOf } from "@/lib/browser/format";
import { saveProven } from "@/lib/browser/save-proven";
import type { AuditCheck } from "@/lib/domain/audit/check-schema";
import type { AuditEvent, AuditEventPage, AuditNames } from "@/lib/domain/audit/schema";
import { AuditRow } from "./audit-row";
import { AuditTools } from "./audit-tools";
import { CheckPanel } from "./check-panel";
import { type AuditFilters, querySearch, useAuditEvents } from "./queries";

type Props = {
  first: AuditEventPage;
  query: AuditFilters;
  names: AuditNames;
  /** Whether the clinic lets its log be taken away. */
  exports: boolean;
  check: AuditCheck | null;
  timeZone: string;
};

/** The clinic's audit events, the latest first; a person or a patient in a row is a filter. */
export function AuditLog(props: Props) {
  const { first, query: filters, names, exports, check, timeZone } = props;
  const t = useTranslations("audit");
  const query = useAuditEvents(filters, timeZone, first);
  const events = query.data.pages.flatMap(({ items }) => items);
  return (
    <main className="main audit" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">
            {t("sub")}{" "}
            <Link className="link" href="/admin/security" prefetch={false}>
              {t("alerts")}
            </Link>
          </p>
        </div>
        {exports && (
          <div className="end">
            <a
              className="btn btn-sm"
              href={`/api/v1/audit-events.csv?${querySearch(filters, timeZone)}`}
              download
              onClick={(event) => {
                event.preventDefault();
                void saveProven(event.currentTarget.href, t("offline"));
              }}
            >
              <Download className="i" aria-hidden="true" />
              {t("export")}
            </a>
          </div>
        )}
      </div>
      <CheckPanel first={check} timeZone={timeZone} />
      <AuditTools filters={filters} names={names} />
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {events.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      ) : (
        <AuditTable events={events} filters={filters} timeZone={timeZone} />
      )}
      <ListMore query={query} />
    </main>
  );
}

type TableProps = { events: AuditEvent[]; filters: AuditFilters; timeZone: string };

function AuditTable({ events, filters, timeZone }: TableProps) {
  const t = useTranslations("audit");
  return (
    <section className="scroll-x" aria-label={t("title")} tabIndex={-1}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="w-at">
              {t("columns.at", { zone: cityOf(timeZone) })}
            </th>
            {(["who", "what", "about", "why", "address"] as const).map((column) => (
              <th key={column} scope="col" className={`w-${column}`}>
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <AuditRow key={event.id} event={event} filters={filters} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
