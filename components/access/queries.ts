import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  AccessPage,
  AccessQuery,
  AccessQuestion,
  AccessQuestionPage,
  AskInput,
} from "@/lib/domain/audit/access-schema";

const REFETCH_MS = 60_000;
const QUESTIONS = ["access-questions"] as const;

/** Who has seen one's record, the latest first, page by page. */
export function useAccesses(patientId: string, own: AccessQuery["own"], first: AccessPage) {
  return useInfiniteQuery({
    ...pagesOf(["accesses", patientId, own], `/patients/${patientId}/access-log?own=${own}`, first),
    refetchOnWindowFocus: false,
  });
}

/** Asks about an access, once for a key. */
export function useAsk(patientId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: { input: AskInput; key: string }) =>
      api(`/patients/${patientId}/access-questions`, {
        method: "POST",
        body: input,
        idempotencyKey: key,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["accesses", patientId] }),
  });
}

/** How many questions wait, asked again by itself; that asking doesn't keep the session alive. */
export function useQuestionCount() {
  return useQuery({
    queryKey: [...QUESTIONS, "count"],
    queryFn: () => api<{ open: number }>("/access-questions/count", { background: true }),
    refetchInterval: REFETCH_MS,
  });
}

/** What patients asked, by state, page by page. */
export function useQuestions(state: AccessQuestion["state"], first: AccessQuestionPage) {
  return useInfiniteQuery({
    ...pagesOf([...QUESTIONS, "list", state], `/access-questions?state=${state}`, first),
    refetchOnWindowFocus: false,
  });
}

/** Answers a question. */
export function useAnswer() {
  const cache = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ asked, answer }: { asked: AccessQuestion; answer: string }) =>
      api(`/patients/${asked.patient.id}/access-questions/${asked.id}`, {
        method: "PATCH",
        body: { answer },
        version: asked.version,
      }),
    onSettled: () => {
      router.refresh();
      return cache.invalidateQueries({ queryKey: QUESTIONS });
    },
  });
}
