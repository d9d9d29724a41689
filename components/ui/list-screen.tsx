import type { ReactNode } from "react";
import { ListFailed, ListMore } from "./list-parts";

type Query = Parameters<typeof ListFailed>[0]["query"] & Parameters<typeof ListMore>[0]["query"];
export type ListScreenProps<T extends { id: string }> = {
  title: string;
  sub: ReactNode;
  /** What can be begun here, beside the title. */
  act?: ReactNode;
  /** The ways to the lists beside this one. */
  tabs?: ReactNode;
  /** What is said of an empty list, and of one that could not be loaded. */
  words: { none: string; noneHelp?: string; failed: string };
  query: Query & { data: { pages: { items: T[] }[] } };
  row: (item: T) => ReactNode;
  /** What opens over it. */
  children?: ReactNode;
};

/** A page that is one list: its head, a row for each thing, and what is said where there are none. */
export function ListScreen<T extends { id: string }>(props: ListScreenProps<T>) {
  const { title, sub, act, tabs, words, query, row, children } = props;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="sub">{sub}</p>
        </div>
        {act}
      </div>
      {tabs}
      <ListFailed query={query}>{words.failed}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{words.none}</h2>
          {words.noneHelp && <p className="ink-2">{words.noneHelp}</p>}
        </section>
      ) : (
        <ul className="list">{items.map(row)}</ul>
      )}
      <ListMore query={query} />
      {children}
    </main>
  );
}
