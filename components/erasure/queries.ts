import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  DecideErasureInput,
  ErasurePage,
  ErasureRequest,
  OwnErasure,
} from "@/lib/domain/erasure/schema";

const OWN = ["me", "erasure"] as const;
const WAITING = ["erasure-requests"] as const;

/** What erasing one's own account would do, and what was asked. */
export const useOwnErasure = (first: OwnErasure) =>
  useQuery({
    queryKey: OWN,
    queryFn: () => api<OwnErasure>("/me/erasure"),
    initialData: first,
  });

/** Asks for it, once for a key, or takes it back. */
export function useErasureAct() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ asks, key }: { asks: boolean; key: string }) =>
      asks
        ? api("/me/erasure", { method: "POST", idempotencyKey: key })
        : api("/me/erasure", { method: "DELETE" }),
    onSettled: () => cache.invalidateQueries({ queryKey: OWN }),
  });
}

/** Who waits for an answer, page by page. */
export const useErasures = (first: ErasurePage) =>
  useInfiniteQuery(pagesOf(WAITING, "/erasure-requests", first));

/** Answers somebody; the list is asked for again, whatever came of it. */
export function useDecideErasure() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ of, input }: { of: ErasureRequest; input: DecideErasureInput }) =>
      api(`/erasure-requests/${of.id}`, { method: "PATCH", body: input, version: of.version }),
    onSettled: () => cache.invalidateQueries({ queryKey: WAITING }),
  });
}
