import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { AuditCheck } from "@/lib/domain/audit/check-schema";

const CHECK = ["audit-check"] as const;
const ASK_AGAIN_MS = 1000;

/** The last check, asked again until it has ended; that keeps no session alive. */
export function useLastCheck(first: AuditCheck | null) {
  return useQuery({
    queryKey: CHECK,
    queryFn: ({ client }) => {
      const asked = client.getQueryData<AuditCheck | null>(CHECK);
      return asked ? api<AuditCheck>(`/audit-checks/${asked.id}`, { background: true }) : null;
    },
    initialData: first,
    refetchInterval: ({ state: { data } }) => (data && !data.result ? ASK_AGAIN_MS : false),
  });
}

/** Asks whether the log is intact. */
export function useAskCheck() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api<AuditCheck>("/audit-checks", {
        method: "POST",
        body: {},
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (asked) => cache.setQueryData(CHECK, asked),
  });
}
