import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { OwnSessions } from "@/lib/domain/identity/schema";

const SESSIONS = ["own-sessions"] as const;

/** One's own living sessions; the first came with the page. */
export const useOwnSessions = (first: OwnSessions) =>
  useQuery({
    queryKey: SESSIONS,
    queryFn: () => api<OwnSessions>("/me/sessions"),
    initialData: first,
  });

/** Ends one of them by its handle, or "others": all but this one. The list is asked for again, whatever came of it. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: string) => api(`/me/sessions/${which}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}
