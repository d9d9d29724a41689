import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { OwnEmergency } from "@/lib/domain/emergency/schema";

// What every page of staff asks: apart from the rest, which most pages never load.
const REFETCH_MS = 60_000;
export const EMERGENCIES = ["emergencies"] as const;

/** The charts that are open by this way now; asked again by itself, which doesn't keep the session alive. */
export function useOwnEmergencies() {
  return useQuery({
    queryKey: [...EMERGENCIES, "own"],
    queryFn: () => api<{ items: OwnEmergency[] }>("/me/emergencies", { background: true }),
    refetchInterval: REFETCH_MS,
  });
}

/** How many wait for review. */
export function useEmergencyCount() {
  return useQuery({
    queryKey: [...EMERGENCIES, "count"],
    queryFn: () => api<{ open: number }>("/emergencies/count", { background: true }),
    refetchInterval: REFETCH_MS,
  });
}
