import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  BeginEmergencyInput,
  Emergency,
  EmergencyPage,
  ListEmergenciesQuery,
  OwnEmergency,
  ReviewEmergencyInput,
} from "@/lib/domain/emergency/schema";
import { EMERGENCIES } from "./frame-queries";

/** Breaks the glass, once for a key. */
export function useBreakGlass() {
  return useMutation({
    mutationFn: ({ input, key }: { input: BeginEmergencyInput; key: string }) =>
      api<OwnEmergency>("/emergencies", { method: "POST", body: input, idempotencyKey: key }),
  });
}

/** Ends one's own access. */
export function useEndEmergency() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api(`/emergencies/${id}/end`, { method: "POST" }),
    onSettled: () => cache.invalidateQueries({ queryKey: EMERGENCIES }),
  });
}

/** What was opened so, by state, page by page. */
export function useEmergencies(state: ListEmergenciesQuery["state"], first: EmergencyPage) {
  return useInfiniteQuery({
    ...pagesOf([...EMERGENCIES, "list", state], `/emergencies?state=${state}`, first),
    refetchOnWindowFocus: false,
  });
}

/** Says whether an access was justified. */
export function useReview() {
  const cache = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ of, input }: { of: Emergency; input: ReviewEmergencyInput }) =>
      api(`/emergencies/${of.id}`, { method: "PATCH", body: input, version: of.version }),
    onSettled: () => {
      router.refresh();
      return cache.invalidateQueries({ queryKey: EMERGENCIES });
    },
  });
}
