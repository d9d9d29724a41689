import Link from "next/link";
import type { ReactNode } from "react";
import { ListFailed, ListMore } from "./list-parts";

type Query = Parameters<typeof ListFailed>[0]["query"] & Parameters<typeof ListMore>[0]["query"];
type Props<T extends { id: string }> = {
  title: string;
  sub: ReactNode;
  /** The states that things go through, the first of which is shown when nothing is said. */
  states: readonly string[];
  state: string;
  /** What is said of the choice of a state, a state, an empty list in that state, and a list that could not be loaded. */
  words: { filter: string; state: (name: string) => string; none: string; failed: string };
  query: Query & { data: { pages: { items: T[] }[] } };
  row: (item: T) => ReactNode;
};

/** A page of things that wait for somebody, and of those that were seen to: a tab for each state, a row for each thing. */
export function QueueScreen<T extends { id: string }>(props: Props<T>) {
  const { title, sub, states, state, words, query, row } = props;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="sub">{sub}</p>
        </div>
      </div>
      <nav className="tabs" aria-label={words.filter}>
        {states.map((name, index) => (
          <Link
            key={name}
            href={index === 0 ? "?" : `?state=${name}`}
            prefetch={false}
            aria-current={name === state ? "page" : undefined}
          >
            {words.state(name)}
          </Link>
        ))}
      </nav>
      <ListFailed query={query}>{words.failed}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{words.none}</h2>
        </section>
      ) : (
        <ul className="list">{items.map(row)}</ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
