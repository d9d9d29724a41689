import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/lib/browser/api";
import type { PatientSummary } from "@/lib/domain/patients/schema";

const TYPING_MS = 150;
const SHOWN = 6;
const RECORDING =
  /^(registrar|apuntar|record)(\s+|$)((constantes|signos|vitals?)(\s+|$))?((de|of)\s+)?/i;

/** What was typed: a name, or the wish to record somebody's vital signs ("registrar constantes de …"). */
export function wishOf(typed: string): { name: string; recording: boolean } {
  const action = RECORDING.exec(typed);
  return { name: typed.slice(action?.[0].length ?? 0).trim(), recording: action !== null };
}

/** Patients by what was typed, once typing pauses; the recent ones while nothing is. */
export function useFound(name: string, charts: boolean) {
  const [settled, setSettled] = useState(name);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), TYPING_MS);
    return () => clearTimeout(timer);
  }, [name]);
  const path = settled
    ? `/patients?limit=${SHOWN}&deceased=all&q=${encodeURIComponent(settled)}`
    : "/patients/recent";
  const query = useQuery({
    queryKey: ["palette", path],
    queryFn: () => api<{ items: PatientSummary[] }>(path),
    enabled: charts || settled !== "",
    placeholderData: (before) => before,
  });
  const items = settled || charts ? (query.data?.items ?? []) : [];
  return {
    patients: items.slice(0, SHOWN),
    searching: query.isPlaceholderData || query.isLoading || settled !== name,
  };
}
