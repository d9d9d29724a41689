import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type {
  AssignCareInput,
  CareMember,
  CareRelationship,
  EndCareInput,
} from "@/lib/domain/patients/care-schema";

const keyOf = (patientId: string) => ["patients", patientId, "care"] as const;
type Items<T> = { items: T[] };

/** Who treats and treated a patient. */
export function useCare(patientId: string, first: CareRelationship[]) {
  return useQuery({
    queryKey: keyOf(patientId),
    queryFn: () => api<Items<CareRelationship>>(`/patients/${patientId}/care`),
    initialData: { items: first },
  });
}

/** Everyone who can treat in this clinic. */
export function useCareMembers() {
  return useQuery({
    queryKey: ["care-members"],
    queryFn: () => api<Items<CareMember>>("/care-members"),
  });
}

type Change =
  | { kind: "assign"; input: AssignCareInput; key: string }
  | { kind: "end"; relation: CareRelationship; input: EndCareInput };

/** Lets somebody treat, ends a relation, or hands it over. */
export function useChangeCare(patientId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) =>
      change.kind === "assign"
        ? api<CareRelationship>(`/patients/${patientId}/care`, {
            method: "POST",
            body: change.input,
            idempotencyKey: change.key,
          })
        : api<CareRelationship>(`/patients/${patientId}/care/${change.relation.id}`, {
            method: "PATCH",
            body: change.input,
            version: change.relation.version,
          }),
    onSettled: () => cache.invalidateQueries({ queryKey: keyOf(patientId) }),
  });
}
