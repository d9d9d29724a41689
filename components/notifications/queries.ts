import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "@/lib/browser/api";
import type {
  MarkReadInput,
  NotificationCount,
  NotificationPage,
} from "@/lib/domain/notifications/schema";
import { COUNT, useUnread } from "./use-unread";

const LIST = ["notifications", "list"] as const;

/** One's notifications, page by page; asked for again when the count says that something is new. */
export function useNotifications() {
  const cache = useQueryClient();
  const { data: count } = useUnread();
  const mark = count && `${count.unread} ${count.latestAt}`;
  const known = useRef(mark);
  useEffect(() => {
    if (known.current !== mark) void cache.invalidateQueries({ queryKey: LIST });
    known.current = mark;
  }, [mark, cache]);
  return useInfiniteQuery({
    queryKey: LIST,
    queryFn: ({ pageParam }) =>
      api<NotificationPage>(`/notifications${pageParam && `?cursor=${pageParam}`}`, {
        background: true,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
}

/** Marks some or all as read, here and on one's other devices. */
export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: MarkReadInput) =>
      api<NotificationCount>("/notifications/read", { method: "POST", body: input }),
    // A list that is shown follows the count.
    onSuccess: (count) => cache.setQueryData(COUNT, count),
  });
}
