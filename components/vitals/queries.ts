import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  CorrectVitalsInput,
  RecordVitalsInput,
  TrendRange,
  Trends,
  VitalSet,
  VitalSetPage,
} from "@/lib/domain/vitals/schema";

const FIRST_ROWS = 20;
const keyOf = (patientId: string) => ["patients", patientId, "vitals"] as const;

/** A patient's trends over a period; refetched quietly, so that another device's readings appear. */
export function useTrends(
  patientId: string,
  range: TrendRange,
  first: { range: TrendRange; trends: Trends },
) {
  return useQuery({
    queryKey: [...keyOf(patientId), "trends", range],
    queryFn: () =>
      api<Trends>(`/patients/${patientId}/vitals/trends?range=${range}`, { background: true }),
    initialData: first.range === range ? first.trends : undefined,
    placeholderData: (before: Trends | undefined) => before,
    refetchInterval: 60_000,
  });
}

/** A patient's sets of readings, the latest first, page by page. */
export function useVitalSets(patientId: string, first: VitalSetPage) {
  return useInfiniteQuery(
    pagesOf(
      [...keyOf(patientId), "sets"],
      `/patients/${patientId}/vitals?limit=${FIRST_ROWS}`,
      first,
    ),
  );
}

/** Records readings; the key makes a repeated sending the same sending. */
export function useRecordVitals(patientId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: { input: RecordVitalsInput; key: string }) =>
      api<VitalSet>(`/patients/${patientId}/vitals`, {
        method: "POST",
        body: input,
        idempotencyKey: key,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["patients", patientId] }),
  });
}

/** Marks readings as entered in error. */
export function useCorrectVitals(patientId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({
      set,
      input,
    }: {
      set: Pick<VitalSet, "id" | "version">;
      input: CorrectVitalsInput;
    }) =>
      api(`/patients/${patientId}/vitals/${set.id}`, {
        method: "PATCH",
        body: input,
        version: set.version,
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: ["patients", patientId] }),
  });
}
