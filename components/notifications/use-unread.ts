import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { NotificationCount } from "@/lib/domain/notifications/schema";

const REFETCH_MS = 60_000;
export const COUNT = ["notifications", "count"] as const;

/** How many notifications wait: told by the stream, asked for every minute besides; that keeps no session alive. */
export function useUnread() {
  return useQuery({
    queryKey: COUNT,
    queryFn: () => api<NotificationCount>("/notifications/count", { background: true }),
    refetchInterval: REFETCH_MS,
  });
}
