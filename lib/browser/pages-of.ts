import { type InfiniteData, infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import { api } from "./api";

type Paged = { nextCursor: string | null };

/**
 * How a list of the API is read page by page, the first of which came with the page. `path` may have a query. Asked again by
 * itself, a list says so (`background`), so that it doesn't keep the session alive.
 */
export const pagesOf = <P extends Paged>(
  queryKey: QueryKey,
  path: string,
  first: P,
  { background = false } = {},
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => api<P>(withCursor(path, pageParam), { background }),
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] } as InfiniteData<P, string>,
    getNextPageParam: (page: P) => page.nextCursor ?? undefined,
  });

function withCursor(path: string, cursor: string): string {
  if (!cursor) return path;
  return `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
}
