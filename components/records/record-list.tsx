"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { type Page, useRecords } from "./queries";
import { type Column, RecordTable } from "./record-table";

type Props<T> = {
  patientId: string;
  noun: string;
  /** The rest of the list's query, such as state=past. */
  search?: string;
  first: Page<T>;
  label: string;
  columns: readonly Column<T>[];
  isWrong?: (row: T) => boolean;
  acts?: (row: T) => ReactNode;
  /** What to say, and what to do, where there is nothing. */
  none: { title: string; help: string };
};

/** A list of the record, page by page; a page more is added below, so that nothing jumps. */
export function RecordList<T extends { id: string }>(props: Props<T>) {
  const { patientId, noun, search = "", first, none, ...table } = props;
  const t = useTranslations("records");
  const query = useRecords(patientId, noun, search, first);
  const rows = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {rows.length > 0 ? (
        <RecordTable {...table} rows={rows} actsLabel={t("actions")} />
      ) : (
        <section className="void">
          <h3 className="semi">{none.title}</h3>
          <p className="ink-2">{none.help}</p>
        </section>
      )}
      <ListMore query={query} />
    </>
  );
}
