import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type { FailedPage } from "@/lib/domain/notifications/failed-schema";

const FAILED = ["failed-deliveries"] as const;

/** What did not reach people, page by page. */
export function useFailed(first: FailedPage) {
  return useInfiniteQuery({
    ...pagesOf(FAILED, "/failed-deliveries", first),
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
