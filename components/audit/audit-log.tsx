"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cityOf } from "@/lib/browser/format";
import type { AuditEventPage } from "@/lib/domain/audit/schema";
import { AuditRow } from "./audit-row";
import { type AuditFilters, searchOf, useAuditEvents } from "./queries";

type Props = { first: AuditEventPage; query: AuditFilters; timeZone: string };

/** The clinic's audit events, the latest first; a person or a patient in a row is a filter. */
export function AuditLog({ first, query: filters, timeZone }: Props) {
  const t = useTranslations("audit");
  const query = useAuditEvents(filters, first);
  const events = query.data.pages.flatMap(({ items }) => items);
  const patient = events.find((event) => event.patient?.id === filters.patientId)?.patient;
  const actor = events.find((event) => event.actor?.id === filters.actorId)?.actor;
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      <div className="chips mb-4">
        {filters.patientId && (
          <Filter
            label={t("filterPatient", { name: patient?.name ?? filters.patientId })}
            without={{ actorId: filters.actorId }}
          />
        )}
        {filters.actorId && (
          <Filter
            label={t("filterActor", { name: actor?.name ?? filters.actorId })}
            without={{ patientId: filters.patientId }}
          />
        )}
      </div>
      {query.isError && (
        <p className="error" role="alert">
          {t("failed")}
        </p>
      )}
      {events.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      ) : (
        <section className="scroll-x" aria-label={t("title")} tabIndex={-1}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("columns.at", { zone: cityOf(timeZone) })}</th>
                <th scope="col">{t("columns.who")}</th>
                <th scope="col">{t("columns.what")}</th>
                <th scope="col">{t("columns.about")}</th>
                <th scope="col">{t("columns.why")}</th>
                <th scope="col">{t("columns.address")}</th>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <AuditRow key={event.id} event={event} filters={filters} timeZone={timeZone} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <button
          type="button"
          className="btn mt-4"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </button>
      )}
    </main>
  );
}

function Filter({ label, without }: { label: string; without: AuditFilters }) {
  const t = useTranslations("audit");
  return (
    <Link
      className="chip is-on"
      href={`/admin/audit?${searchOf(without)}`}
      aria-label={`${t("remove")}: ${label}`}
    >
      {label}
      <span className="chip-x">
        <X className="i" aria-hidden="true" />
      </span>
    </Link>
  );
}
