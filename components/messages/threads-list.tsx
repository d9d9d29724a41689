"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { SearchBox } from "@/components/ui/search-box";
import { useSettled } from "@/lib/browser/use-settled";
import type { ThreadPage } from "@/lib/domain/messaging/schema";
import { searchOf, useThreads } from "./queries";
import { ThreadRow } from "./thread-row";

type Props = {
  patientId: string;
  first: ThreadPage;
  q?: string;
  /** Where conversations are: /messages at home, a section of the chart for who treats. */
  place: string;
  home: boolean;
  /** Whether one may be begun. */
  begins: boolean;
  timeZone: string;
};

/** The conversations of one patient, the latest first. */
export function ThreadsList({ patientId, first, q: came, place, home, begins, timeZone }: Props) {
  const t = useTranslations("messages");
  const [q, setQ] = useState(came ?? "");
  const [sought] = useSettled(q, (words) => searchOf({ q: words }));
  const query = useThreads(patientId, sought, sought === (came ?? "") ? first : undefined);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="sheet-head">
        {home ? <h1 className="t-22">{t("title")}</h1> : <h2 className="t-18">{t("title")}</h2>}
        {begins && (
          <span className="end">
            <Link className="btn btn-primary" href={`${place}/new`} prefetch={false}>
              <Plus className="i" aria-hidden="true" />
              {t("begin")}
            </Link>
          </span>
        )}
      </div>
      {(items.length > 0 || q) && (
        <SearchBox label={t("search")} clearLabel={t("clear")} value={q} onChange={setQ} />
      )}
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 && !query.isFetching && !query.isError && (
        <NoThreads sought={q !== ""} home={home} />
      )}
      {items.length > 0 && (
        <ul className="list threads">
          {items.map((thread) => (
            <ThreadRow
              key={thread.id}
              thread={thread}
              href={`${place}/${thread.id}`}
              home={home}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </>
  );
}

function NoThreads({ sought, home }: { sought: boolean; home: boolean }) {
  const t = useTranslations("messages");
  return (
    <section className="void">
      <h2 className="semi">{t(sought ? "noneFound" : "none")}</h2>
      {!sought && <p className="ink-2">{t(home ? "noneHome" : "noneCare")}</p>}
    </section>
  );
}
