"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { BreakGlassButton } from "@/components/emergency/break-glass-button";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { useSettled } from "@/lib/browser/use-settled";
import type { PatientPage } from "@/lib/domain/patients/schema";
import type { Latest } from "@/lib/domain/vitals/schema";
import { PatientsTable } from "./patients-table";
import { PatientsTools } from "./patients-tools";
import { type PatientFilters, searchOf, useLatest, usePatients } from "./queries";

type Props = {
  first: PatientPage;
  latest: Latest;
  query: PatientFilters;
  /** Whether rows lead to charts: not an administrator's. */
  charts: boolean;
  timeZone: string;
};

/** The patients one may find: search, filters in the address, sorting, pages, keyboard. */
export function PatientsList({ first, latest: known, query: came, charts, timeZone }: Props) {
  const t = useTranslations("patients");
  const [filters, setFilters] = useState(came);
  const [settled, flush] = useSettled(filters, searchOf);
  const asCame = searchOf(settled).toString() === searchOf(came).toString();
  const query = usePatients(settled, asCame ? first : undefined);
  const latest = useLatest(query.data?.pages ?? [], known, charts);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const list = useRef("");
  if (!query.isPlaceholderData) list.current = searchOf(settled).toString();
  const filtered = searchOf({ ...filters, sort: "name" }).toString() !== "";
  return (
    <main className="main patients" id="content" onClickCapture={flush}>
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t(charts ? "mine" : "all")}</p>
        </div>
        <div className="row g-8 end">
          {charts && <BreakGlassButton />}
          <Link className="btn" href="/patients/new" prefetch={false}>
            <Plus className="i" aria-hidden="true" />
            {t("new")}
          </Link>
        </div>
      </div>
      <PatientsTools filters={filters} onChange={setFilters} staff={charts} />
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {rows.length > 0 && (
        <PatientsTable
          rows={rows}
          latest={latest}
          filters={filters}
          charts={charts}
          timeZone={timeZone}
          busy={query.isFetching}
          list={list.current}
          onSort={(sort) => setFilters({ ...filters, sort })}
        />
      )}
      {rows.length === 0 && !query.isError && !query.isFetching && (
        <section className="void">
          <h2 className="semi">{t(filtered ? "none" : "empty")}</h2>
          <p className="ink-2">{t(filtered ? "noneHelp" : "emptyHelp")}</p>
        </section>
      )}
      <ListMore query={query} />
      <p className="sr" role="status">
        {query.isFetching ? t("loading") : ""}
      </p>
    </main>
  );
}
