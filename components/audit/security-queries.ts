import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  ListSecurityAlertsQuery,
  SecurityAlert,
  SecurityAlertPage,
} from "@/lib/domain/audit/security-alert-schema";

const ALERTS = ["security-alerts"] as const;

/** What the alert rules found, by state, page by page. */
export function useSecurityAlerts(
  state: ListSecurityAlertsQuery["state"],
  first: SecurityAlertPage,
) {
  return useInfiniteQuery({
    ...pagesOf([...ALERTS, state], `/security-alerts?state=${state}`, first),
    refetchOnWindowFocus: false,
  });
}

/** Says that one was seen; the list is asked for again, whatever came of it. */
export function useSeen() {
  const cache = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ id, version }: SecurityAlert) =>
      api(`/security-alerts/${id}`, { method: "PATCH", body: { seen: true }, version }),
    onSettled: () => {
      router.refresh();
      return cache.invalidateQueries({ queryKey: ALERTS });
    },
  });
}
