import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type {
  Invitation,
  InvitationPage,
  InviteInput,
  InvitePatientInput,
  PatientAccount,
} from "@/lib/domain/invitations/schema";

const INVITATIONS = ["invitations"] as const;

/** Who was asked in and hasn't come yet, page by page. */
export function useInvitations(first: InvitationPage) {
  return useInfiniteQuery({
    queryKey: INVITATIONS,
    queryFn: ({ pageParam }) =>
      api<InvitationPage>(`/invitations${pageParam ? `?cursor=${pageParam}` : ""}`),
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] } as InfiniteData<InvitationPage, string>,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Asks somebody in, once for a key. */
export function useInvite() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: { input: InviteInput; key: string }) =>
      api<Invitation>("/invitations", { method: "POST", body: input, idempotencyKey: key }),
    onSettled: () => cache.invalidateQueries({ queryKey: INVITATIONS }),
  });
}

/** Sends an invitation again, or takes it back. */
export function useInvitationAct() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: "resend" | "withdraw" }) =>
      act === "resend"
        ? api(`/invitations/${id}/resend`, { method: "POST" })
        : api(`/invitations/${id}`, { method: "DELETE" }),
    onSettled: () => cache.invalidateQueries({ queryKey: INVITATIONS }),
  });
}

const accountKey = (patientId: string) => ["patients", patientId, "account"] as const;

/** Whether a patient has an account, or was asked to make one. */
export function usePatientAccount(patientId: string, first: PatientAccount) {
  return useQuery({
    queryKey: accountKey(patientId),
    queryFn: () => api<PatientAccount>(`/patients/${patientId}/account`),
    initialData: first,
  });
}

/** Asks a patient to their own chart, once for a key; without an input the open invitation is taken back. */
export function useInvitePatient(patientId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: { input?: InvitePatientInput; key?: string }) =>
      input
        ? api(`/patients/${patientId}/account`, {
            method: "POST",
            body: input,
            idempotencyKey: key,
          })
        : api(`/patients/${patientId}/account`, { method: "DELETE" }),
    onSettled: () => cache.invalidateQueries({ queryKey: accountKey(patientId) }),
  });
}
