import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type {
  ChangeThreadInput,
  InboxPage,
  InboxQuery,
  Message,
  MessageCount,
  OpenThreadInput,
  Thread,
  ThreadPage,
} from "@/lib/domain/messaging/schema";
import type { MessageTemplate } from "@/lib/domain/messaging/template-schema";
import type { Attached } from "./use-attachments";

const REFETCH_MS = 60_000;
const MESSAGES = ["messages"] as const;

/** The filters of a list as they stand in an address, without the empty ones. */
export const searchOf = (given: Record<string, string | undefined>) =>
  new URLSearchParams(
    Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );

/** Which conversations an inbox shows. */
export type InboxFilters = { state: InboxQuery["state"]; q: string };

/** The page that came with the document as the first of a list's. */
const asPages = <T>(first: T | undefined): InfiniteData<T, string> | undefined =>
  first && { pages: [first], pageParams: [""] };

/** How many messages wait to be read, asked again by itself; that asking doesn't keep the session alive. */
export function useMessageCount() {
  return useQuery({
    queryKey: [...MESSAGES, "count"],
    queryFn: () => api<MessageCount>("/threads/count", { background: true }),
    refetchInterval: REFETCH_MS,
  });
}

/** The conversations of everybody in one's care, page by page. */
export function useInbox({ state, q }: InboxFilters, first: InboxPage | undefined) {
  return useInfiniteQuery({
    queryKey: [...MESSAGES, "inbox", state, q],
    queryFn: ({ pageParam }) =>
      api<InboxPage>(`/threads?${searchOf({ state, q, cursor: pageParam })}`),
    initialPageParam: "",
    initialData: asPages(first),
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });
}

/** A patient's conversations, page by page. */
export function useThreads(patientId: string, q: string, first: ThreadPage | undefined) {
  return useInfiniteQuery({
    queryKey: [...MESSAGES, "list", patientId, q],
    queryFn: ({ pageParam }) =>
      api<ThreadPage>(`/patients/${patientId}/threads?${searchOf({ q, cursor: pageParam })}`),
    initialPageParam: "",
    initialData: asPages(first),
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });
}

const pathOf = (patientId: string, threadId: string) =>
  `/patients/${patientId}/threads/${threadId}`;

/** A conversation, the latest messages first asked for, earlier ones page by page. */
export function useThread(patientId: string, first: Thread) {
  return useInfiniteQuery({
    queryKey: [...MESSAGES, "thread", first.id],
    queryFn: ({ pageParam }) =>
      api<Thread>(`${pathOf(patientId, first.id)}?${searchOf({ cursor: pageParam })}`),
    initialPageParam: "",
    initialData: { pages: [first], pageParams: [""] } as InfiniteData<Thread, string>,
    getNextPageParam: (page) => page.earlierCursor ?? undefined,
    refetchInterval: REFETCH_MS,
  });
}

/** Begins a conversation; the key makes a repeated sending the same sending. */
export function useOpenThread(patientId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: { input: OpenThreadInput; key: string }) =>
      api<{ id: string }>(`/patients/${patientId}/threads`, {
        method: "POST",
        body: input,
        idempotencyKey: key,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: MESSAGES }),
  });
}

type Sent = {
  body: string;
  attached: readonly Attached[] | undefined;
  writtenAt: string | undefined;
  key: string;
};

/** What is sent, with the files that go along where there are any. */
export const withFiles = <T extends object>(said: T, attached: readonly Attached[] = []) =>
  attached.length > 0 ? { ...said, attachments: attached.map(({ id }) => id) } : said;

/** Sends a message, once for a key; it is in the conversation before the answer's refetch. */
export function useSendMessage(patientId: string, threadId: string) {
  const cache = useQueryClient();
  return useMutation({
    // A message is tried at once, and says so when it didn't go: it doesn't wait in silence for a connection.
    networkMode: "always",
    mutationFn: ({ body, attached, writtenAt, key }: Sent) =>
      api<Message>(`${pathOf(patientId, threadId)}/messages`, {
        method: "POST",
        body: withFiles({ body, writtenAt }, attached),
        idempotencyKey: key,
      }),
    onSuccess: (sent) => {
      cache.setQueryData<InfiniteData<Thread, string>>(
        [...MESSAGES, "thread", threadId],
        (known) =>
          known && { ...known, pages: known.pages.map((page, at) => withSent(page, at, sent)) },
      );
      void cache.invalidateQueries({ queryKey: MESSAGES });
    },
  });
}

function withSent(page: Thread, at: number, sent: Message): Thread {
  if (at > 0 || page.messages.some(({ id }) => id === sent.id)) return page;
  return { ...page, state: "open", messages: [...page.messages, sent] };
}

/** The texts to answer with that one may use. */
export const useMessageTemplates = () =>
  useQuery({
    queryKey: ["message-templates"],
    queryFn: () => api<{ items: MessageTemplate[] }>("/message-templates"),
  });

/** Says that what is shown was read, up to a message. */
export function useMarkRead(patientId: string, threadId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (until: string) =>
      api(`${pathOf(patientId, threadId)}/reads`, { method: "POST", body: { until } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: MESSAGES }),
  });
}

/** Closes a conversation or opens it again, or says who sees to it. */
export function useChangeThread(patientId: string, thread: { id: string; version: number }) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: ChangeThreadInput) =>
      api(pathOf(patientId, thread.id), { method: "PATCH", body: input, version: thread.version }),
    onSettled: () => cache.invalidateQueries({ queryKey: MESSAGES }),
  });
}
