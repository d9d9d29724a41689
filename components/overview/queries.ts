import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { TimelineKind, TimelinePage } from "@/lib/domain/overview/schema";

/** A patient's timeline of some kinds (all when none is chosen), page by page; `first` came with the document. */
export function useTimeline(
  patientId: string,
  kinds: readonly TimelineKind[],
  first: TimelinePage | undefined,
) {
  return useInfiniteQuery({
    queryKey: ["patients", patientId, "timeline", kinds.join()],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(kinds.length > 0 ? { kinds: kinds.join() } : {});
      if (pageParam) query.set("cursor", pageParam);
      return api<TimelinePage>(`/patients/${patientId}/timeline?${query}`);
    },
    initialPageParam: "",
    initialData: first && { pages: [first], pageParams: [""] },
    placeholderData: (before) => before,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
