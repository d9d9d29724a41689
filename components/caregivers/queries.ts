import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { Cared, Caregiver, InviteCaregiverInput } from "@/lib/domain/caregivers/schema";

const keyOf = (patientId: string) => ["patients", patientId, "caregivers"] as const;
const CARED = ["cared"] as const;

/** Who may act for a patient, was asked to or did. */
export function useCaregivers(patientId: string, first: Caregiver[]) {
  return useQuery({
    queryKey: keyOf(patientId),
    queryFn: () => api<{ items: Caregiver[] }>(`/patients/${patientId}/caregivers`),
    initialData: { items: first },
  });
}

type Change =
  | {
      kind: "invite";
      input: Omit<InviteCaregiverInput, "months"> & { months?: number };
      key: string;
    }
  | { kind: "change"; of: Caregiver; scopes: string[] }
  | { kind: "end"; of: Caregiver };

/** Asks somebody to act for a patient, changes what they are let into, or ends it. */
export function useChangeCaregivers(patientId: string) {
  const cache = useQueryClient();
  const path = `/patients/${patientId}/caregivers`;
  return useMutation({
    mutationFn: (change: Change) => {
      if (change.kind === "invite") {
        const { input, key } = change;
        return api(path, { method: "POST", body: input, idempotencyKey: key });
      }
      const { id, version } = change.of;
      if (change.kind === "end") return api(`${path}/${id}`, { method: "DELETE" });
      const body = { scopes: change.scopes };
      return api(`${path}/${id}`, { method: "PATCH", body, version });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keyOf(patientId) }),
  });
}

/** Whom one may act for, and who asked one to. */
export function useCared(first: Cared[]) {
  return useQuery({
    queryKey: CARED,
    queryFn: () => api<{ items: Cared[] }>("/me/cared"),
    initialData: { items: first },
  });
}

/** Accepts to act for a patient; declines or ends it. */
export function useAnswerCared() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, accept }: { id: string; accept: boolean }) =>
      accept
        ? api(`/me/cared/${id}/acceptance`, { method: "POST" })
        : api(`/me/cared/${id}`, { method: "DELETE" }),
    onSettled: () => cache.invalidateQueries({ queryKey: CARED }),
  });
}

/** Goes on for a patient, or for oneself again: a new page, so that nothing of the one before is left. */
export const useActFor = () =>
  useMutation({
    mutationFn: (caregiverId: string | null) =>
      api("/me/acting", { method: "POST", body: { caregiverId } }),
    onSuccess: () => window.location.assign("/"),
  });
