import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type {
  ListMessagesQuery,
  MessagePage,
  QueuedMessage,
  Queues,
} from "@/lib/domain/operations/queue-schema";

const EVERY_MS = 5000;
const MESSAGES = ["queue-messages"] as const;

/** The queues, asked again by itself; that asking doesn't keep the session alive. */
export function useQueues(first: Queues) {
  return useQuery({
    queryKey: ["queues"],
    queryFn: () => api<Queues>("/queues", { background: true }),
    initialData: first,
    refetchInterval: EVERY_MS,
  });
}

/** Messages in a state, the oldest first, page by page. */
export function useMessages(state: ListMessagesQuery["state"], first: MessagePage) {
  return useInfiniteQuery({
    ...pagesOf([...MESSAGES, state], `/queue-messages?state=${state}`, first, { background: true }),
    refetchInterval: EVERY_MS,
  });
}

/** Back into the queue, or given up for good. */
export function useDecide() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ message, what }: { message: QueuedMessage; what: "retry" | "discard" }) =>
      api(`/queue-messages/${message.clinicId}/${message.id}/${what}`, {
        method: "POST",
        body: {},
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: MESSAGES }),
  });
}
