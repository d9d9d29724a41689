import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { FailedPage } from "@/lib/domain/notifications/failed-schema";

const FAILED = ["failed-deliveries"] as const;

/** What did not reach people, page by page. */
export function useFailed(first: FailedPage) {
  return useInfiniteQuery({
    queryKey: FAILED,
    queryFn: ({ pageParam }) =>
      api<FailedPage>(`/failed-deliveries${pageParam && `?cursor=${pageParam}`}`),
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] } as InfiniteData<FailedPage, string>,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });
}

/** Tries one again; the list is asked for again, whatever came of it. */
export function useResend() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api(`/failed-deliveries/${id}/resend`, { method: "POST", body: {} }),
    onSettled: () => cache.invalidateQueries({ queryKey: FAILED }),
  });
}
