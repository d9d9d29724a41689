import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "@/lib/browser/api";
import type {
  AcknowledgeAlertInput,
  Alert,
  AlertCount,
  AlertPage,
  ListAlertsQuery,
} from "@/lib/domain/vitals/alert-schema";

const REFETCH_MS = 15_000;
const ALERTS = ["alerts"] as const;
const LISTS = [...ALERTS, "list"] as const;

/** How many alerts wait, asked again by itself; that asking doesn't keep the session alive. */
export function useAlertCount() {
  return useQuery({
    queryKey: [...ALERTS, "count"],
    queryFn: () => api<AlertCount>("/alerts/count", { background: true }),
    refetchInterval: REFETCH_MS,
    refetchOnWindowFocus: true,
  });
}

/**
 * Alerts by state, page by page. New ones appear by themselves: the list is asked for again when the count says that
 * there is something new, not before, for each showing of it is audited.
 */
export function useAlerts(state: ListAlertsQuery["state"], first: AlertPage | undefined) {
  const cache = useQueryClient();
  const { data: count } = useAlertCount();
  const mark = count && `${count.open} ${count.latestAt}`;
  const known = useRef(mark);
  useEffect(() => {
    if (known.current !== undefined && mark !== undefined && known.current !== mark)
      void cache.invalidateQueries({ queryKey: LISTS });
    known.current = mark ?? known.current;
  }, [mark, cache]);
  return useInfiniteQuery({
    queryKey: [...LISTS, state],
    queryFn: ({ pageParam }) =>
      api<AlertPage>(`/alerts?state=${state}${pageParam ? `&cursor=${pageParam}` : ""}`, {
        background: true,
      }),
    initialPageParam: "",
    initialData: first && { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });
}

/** Says that an alert was seen to. */
export function useAcknowledgeAlert() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ alert, input }: { alert: Alert; input: AcknowledgeAlertInput }) =>
      api(`/patients/${alert.patient.id}/alerts/${alert.id}`, {
        method: "PATCH",
        body: input,
        version: alert.version,
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: ALERTS }),
  });
}
