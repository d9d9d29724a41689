import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/lib/browser/api";
import type { DiagnosisCodes } from "@/lib/domain/records/diagnosis-schema";

const TYPING_MS = 150;
// The list changes with a release, not during a day.
const FRESH_MS = 600_000;
const SHORTEST = 2;

/** Codes for what is typed, once typing pauses: what was found, and whether the search runs, failed or found nothing. */
export function useDiagnosisSearch(typed: string) {
  const language = useLocale();
  const words = typed.trim().slice(0, 200);
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), TYPING_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const wanted = words.length >= SHORTEST;
  const search = useQuery({
    queryKey: ["diagnosis-codes", language, settled],
    queryFn: () =>
      api<DiagnosisCodes>(`/diagnosis-codes?${new URLSearchParams({ q: settled, language })}`),
    enabled: wanted && settled.length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  if (!wanted) return { items: [], state: undefined } as const;
  const items = search.isError ? [] : (search.data?.items ?? []);
  return { items, state: stateOf(settled !== words || search.isFetching, search.isError, items) };
}

function stateOf(running: boolean, failed: boolean, items: readonly unknown[]) {
  if (running) return "searching";
  if (failed) return "failed";
  return items.length === 0 ? "none" : "found";
}
