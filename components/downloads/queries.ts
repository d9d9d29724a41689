import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import { isSettled } from "@/lib/domain/downloads/parts";
import type { AskDownloadInput, Download, DownloadPage } from "@/lib/domain/downloads/schema";

const DOWNLOADS = ["downloads"] as const;
/** Beside what the stream of changes tells, for where it doesn't reach. */
const ASK_AGAIN_MS = 2000;

export type Ask = { patientId: string; input: AskDownloadInput };

/** Asks for something of a chart; the key makes a repeated sending the same asking. */
export function useAskDownload() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ patientId, input }: Ask) =>
      api<Download>(`/patients/${patientId}/downloads`, {
        method: "POST",
        body: input,
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...DOWNLOADS, "list"] }),
  });
}

/** How far something is that was asked for here, until it is settled. */
export function useDownload(asked: Download | undefined) {
  return useQuery({
    queryKey: [...DOWNLOADS, "one", asked?.id],
    queryFn: () => api<Download>(`/downloads/${asked?.id}`, { background: true }),
    initialData: asked,
    enabled: asked !== undefined,
    refetchInterval: ({ state: { data } }) => (data && isSettled(data) ? false : ASK_AGAIN_MS),
  });
}

/** What one asked for, page by page; asked again while something is being written. */
export function useDownloads(first: DownloadPage) {
  return useInfiniteQuery({
    ...pagesOf([...DOWNLOADS, "list"], "/downloads", first, { background: true }),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.every(({ items }) => items.every(isSettled)) ? false : ASK_AGAIN_MS,
  });
}

/** Has the browser save what is ready. Fails where it can't be fetched any more. */
export async function saveDownload(downloadId: string): Promise<void> {
  const { address } = await api<{ address: string }>(`/downloads/${downloadId}/link`);
  window.location.assign(address);
}
