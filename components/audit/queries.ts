import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { AuditEventPage } from "@/lib/domain/audit/schema";

export type AuditFilters = { patientId?: string; actorId?: string };

/** The filters as they stand in the address and in the API's query. */
export function searchOf({ patientId, actorId }: AuditFilters): URLSearchParams {
  const search = new URLSearchParams();
  if (patientId) search.set("patientId", patientId);
  if (actorId) search.set("actorId", actorId);
  return search;
}

/** Audit events by filters, the latest first, page by page. */
export function useAuditEvents(filters: AuditFilters, first: AuditEventPage) {
  return useInfiniteQuery({
    queryKey: ["audit-events", searchOf(filters).toString()],
    queryFn: ({ pageParam }) => {
      const search = searchOf(filters);
      if (pageParam) search.set("cursor", pageParam);
      return api<AuditEventPage>(`/audit-events?${search}`);
    },
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
