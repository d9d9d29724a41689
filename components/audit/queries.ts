import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { AuditEventPage, AuditQuery } from "@/lib/domain/audit/schema";
import type { UserPage } from "@/lib/domain/identity/schema";
import type { PatientPage } from "@/lib/domain/patients/schema";

export type AuditFilters = Omit<AuditQuery, "timeZone">;

/** The filters as they stand in the address and in the API's query. */
export function searchOf(filters: AuditFilters): URLSearchParams {
  const { patientId, actorId, action, from, until } = filters;
  const given = Object.entries({ patientId, actorId, action, from, until });
  return new URLSearchParams(given.filter((pair): pair is [string, string] => Boolean(pair[1])));
}

/** The same for the API, which needs to know whose days they are. */
export function querySearch(filters: AuditFilters, timeZone: string): URLSearchParams {
  const search = searchOf(filters);
  search.set("timeZone", timeZone);
  return search;
}

/** Audit events by filters, the latest first, page by page. */
export function useAuditEvents(filters: AuditFilters, timeZone: string, first: AuditEventPage) {
  return useInfiniteQuery({
    queryKey: ["audit-events", searchOf(filters).toString()],
    queryFn: ({ pageParam }) => {
      const search = querySearch(filters, timeZone);
      if (pageParam) search.set("cursor", pageParam);
      return api<AuditEventPage>(`/audit-events?${search}`);
    },
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const FEW = 8;

/** Who could be meant by the beginnings of a name: users of the clinic, or its patients. */
export function usePeople(kind: "users" | "patients", q: string) {
  return useQuery({
    queryKey: ["audit-people", kind, q],
    queryFn: async () => {
      const search = new URLSearchParams({ q, limit: String(FEW) });
      const { items } = await api<UserPage | PatientPage>(`/${kind}?${search}`);
      return items.map((item) => ({
        id: item.id,
        name: item.name,
        note: "mrn" in item ? item.mrn : item.email,
      }));
    },
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });
}
