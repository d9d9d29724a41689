import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  ChartClaim,
  ClaimPage,
  DecideClaimInput,
} from "@/lib/domain/registrations/claim-schema";

const CLAIMS = ["chart-claims"] as const;

/** Who registered and waits, page by page. */
export const useClaims = (first: ClaimPage) =>
  useInfiniteQuery(pagesOf(CLAIMS, "/chart-claims", first));

/** Says whose chart is theirs; the list is asked for again, whatever came of it. */
export function useDecideClaim() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ claim, input }: { claim: ChartClaim; input: DecideClaimInput }) =>
      api(`/chart-claims/${claim.id}`, { method: "PATCH", body: input, version: claim.version }),
    onSettled: () => cache.invalidateQueries({ queryKey: CLAIMS }),
  });
}
