"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { SearchBox } from "@/components/ui/search-box";
import { useSettled } from "@/lib/browser/use-settled";
import { INBOX_STATES, type InboxPage } from "@/lib/domain/messaging/schema";
import { type InboxFilters, searchOf, useInbox } from "./queries";
import { ThreadRow } from "./thread-row";

const inAddress = ({ state, q }: InboxFilters) =>
  searchOf({ state: state === "open" ? undefined : state, q });

/** The conversations of everybody in one's care, by what is to be done about them. */
export function InboxScreen({
  first,
  came,
  timeZone,
}: {
  first: InboxPage;
  came: InboxFilters;
  timeZone: string;
}) {
  const t = useTranslations("messages");
  const [filters, setFilters] = useState(came);
  const [settled] = useSettled(filters, inAddress);
  const asCame = inAddress(settled).toString() === inAddress(came).toString();
  const query = useInbox(settled, asCame ? first : undefined);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("inboxSub")}</p>
        </div>
      </div>
      <div className="tools">
        <SearchBox
          label={t("search")}
          clearLabel={t("clear")}
          value={filters.q}
          onChange={(q) => setFilters({ ...filters, q })}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, none of which is a form's */}
        <div className="seg" role="group" aria-label={t("filter")}>
          {INBOX_STATES.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={filters.state === state}
              onClick={() => setFilters({ ...filters, state })}
            >
              {t(`states.${state}`)}
            </button>
          ))}
        </div>
      </div>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 && !query.isFetching && !query.isError && (
        <section className="void">
          <h2 className="semi">{t(settled.q ? "noneFound" : `noneIn.${settled.state}`)}</h2>
        </section>
      )}
      {items.length > 0 && (
        <ul className="list threads" aria-busy={query.isFetching}>
          {items.map(({ patient, ...thread }) => (
            <ThreadRow
              key={thread.id}
              thread={thread}
              href={`/patients/${patient.id}/messages/${thread.id}`}
              patient={patient}
              home={false}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
