import { type ReactNode, Suspense } from "react";

type Props<T> = { load: () => Promise<T>; wait: ReactNode; children: (value: T) => ReactNode };

/** What may come after the page is seen: `wait`, of the same height, stands in its place until it is there. */
export function Later<T>({ load, wait, children }: Props<T>) {
  return (
    <Suspense fallback={wait}>
      <Loaded load={load}>{children}</Loaded>
    </Suspense>
  );
}

async function Loaded<T>({ load, children }: Omit<Props<T>, "wait">) {
  return children(await load());
}
