import Link from "next/link";
import { ListScreen, type ListScreenProps } from "./list-screen";

type Props<T extends { id: string }> = Pick<
  ListScreenProps<T>,
  "title" | "sub" | "query" | "row"
> & {
  /** The states that things go through, the first of which is shown when nothing is said. */
  states: readonly string[];
  state: string;
  /** What is said of the choice of a state, a state, an empty list in that state, and a list that could not be loaded. */
  words: { filter: string; state: (name: string) => string; none: string; failed: string };
};

/** A page of things that wait for somebody, and of those that were seen to: a tab for each state, a row for each thing. */
export function QueueScreen<T extends { id: string }>(props: Props<T>) {
  const { states, state, words, ...list } = props;
  const tabs = (
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
  );
  return <ListScreen {...list} tabs={tabs} words={words} />;
}
