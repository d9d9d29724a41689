import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api } from "@/lib/browser/api";

export type Page<T> = { items: T[]; nextCursor: string | null };
const FIRST_ROWS = 50;

const keyOf = (patientId: string, noun: string) => ["patients", patientId, noun] as const;

/** A list of a chart, page by page; `first` came with the document, `search` is the rest of its query. */
export function useRecords<T>(patientId: string, noun: string, search: string, first: Page<T>) {
  return useInfiniteQuery({
    queryKey: [...keyOf(patientId, noun), search],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(search);
      query.set("limit", String(FIRST_ROWS));
      if (pageParam) query.set("cursor", pageParam);
      return api<Page<T>>(`/patients/${patientId}/${noun}?${query}`);
    },
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export type Change =
  | { kind: "add"; body: object; key: string }
  | { kind: "edit"; body: object; id: string; version: number };

/** Enters or changes a row. What the chart says elsewhere (banner, summary) comes from the server again. */
export function useChangeRecord<T>(patientId: string, noun: string) {
  const refresh = useChartRefresh(patientId);
  return useMutation({
    mutationFn: (change: Change) =>
      change.kind === "add"
        ? api<T>(`/patients/${patientId}/${noun}`, {
            method: "POST",
            body: change.body,
            idempotencyKey: change.key,
          })
        : api<T>(`/patients/${patientId}/${noun}/${change.id}`, {
            method: "PATCH",
            body: change.body,
            version: change.version,
          }),
    onSuccess: refresh,
  });
}

/** The row as it stands now: what another person made of it meanwhile. */
export const readRecord = <T>(patientId: string, noun: string, id: string) =>
  api<T>(`/patients/${patientId}/${noun}/${id}`);

/** States that there are no known allergies, or withdraws it. */
export function useNoKnownAllergies(patientId: string) {
  const refresh = useChartRefresh(patientId);
  return useMutation({
    mutationFn: ({ known, key }: { known: boolean; key: string }) =>
      api(
        `/patients/${patientId}/no-known-allergies`,
        known ? { method: "POST", idempotencyKey: key } : { method: "DELETE" },
      ),
    onSuccess: refresh,
  });
}

function useChartRefresh(patientId: string) {
  const cache = useQueryClient();
  const router = useRouter();
  return () => {
    router.refresh();
    return cache.invalidateQueries({ queryKey: ["patients", patientId] });
  };
}
