import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { ListPatientsQuery, PatientPage } from "@/lib/domain/patients/schema";

import type { Latest } from "@/lib/domain/vitals/schema";

export type PatientFilters = Pick<ListPatientsQuery, "q" | "sort" | "deceased" | "gender">;

/** The filters as they stand in the address and in the API's query; what is default is left out. */
export function searchOf(filters: PatientFilters): URLSearchParams {
  const search = new URLSearchParams();
  if (filters.q) search.set("q", filters.q);
  if (filters.sort !== "name") search.set("sort", filters.sort);
  if (filters.deceased) search.set("deceased", filters.deceased);
  if (filters.gender) search.set("gender", filters.gender);
  return search;
}

/** Patients by filters, page by page; `first` is the page that came with the document, for the filters it came with. */
export function usePatients(filters: PatientFilters, first: PatientPage | undefined) {
  return useInfiniteQuery({
    queryKey: ["patients", "list", searchOf(filters).toString()],
    queryFn: ({ pageParam, signal: _ }) => {
      const search = searchOf(filters);
      if (pageParam) search.set("cursor", pageParam);
      return api<PatientPage>(`/patients?${search}`);
    },
    initialPageParam: "",
    initialData: first && { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

/** The latest readings of the rows of each page; `known` came with the document. Empty where charts aren't opened. */
export function useLatest(pages: PatientPage[], known: Latest, charts: boolean): Latest {
  const unknown = pages
    .map(({ items }) => items.map(({ id }) => id).filter((id) => !(id in known)))
    .filter((ids) => charts && ids.length > 0)
    .map((ids) => ids.join(","));
  return useQueries({
    queries: unknown.map((ids) => ({
      queryKey: ["vitals", "latest", ids],
      queryFn: () => api<Latest>(`/vitals/latest?patientIds=${ids}`),
    })),
    combine: (results) => Object.assign({}, known, ...results.map(({ data }) => data)) as Latest,
  });
}
