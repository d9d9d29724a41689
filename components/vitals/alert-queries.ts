import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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

/** How many alerts wait, asked again by itself; that asking doesn't keep the session alive. */
export function useAlertCount() {
  return useQuery({
    queryKey: [...ALERTS, "count"],
    queryFn: () => api<AlertCount>("/alerts/count", { background: true }),
    refetchInterval: REFETCH_MS,
    refetchOnWindowFocus: true,
  });
}

/** Alerts by state, page by page; new ones appear by themselves. */
export function useAlerts(state: ListAlertsQuery["state"], first: AlertPage | undefined) {
  return useInfiniteQuery({
    queryKey: [...ALERTS, state],
    queryFn: ({ pageParam }) =>
      api<AlertPage>(`/alerts?state=${state}${pageParam ? `&cursor=${pageParam}` : ""}`, {
        background: true,
      }),
    initialPageParam: "",
    initialData: first && { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFETCH_MS,
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
