import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRecords } from "@/components/records/queries";
import { api } from "@/lib/browser/api";
import type { EditFileInput, FileUse } from "@/lib/domain/documents/file-schema";
import type { ChartFile } from "@/lib/domain/documents/schema";

export type FilesPage = { items: ChartFile[]; nextCursor: string | null };

const placeOf = (patientId: string, fileId: string) => `/patients/${patientId}/files/${fileId}`;

/** The files of a chart, page by page; `first` came with the document. */
export const useFiles = (patientId: string, first: FilesPage) =>
  useRecords<ChartFile>(patientId, "files", "", first);

/** The files of a chart for who chooses among them, page by page. */
export const useFilesToChoose = (patientId: string) =>
  useInfiniteQuery({
    queryKey: ["patients", patientId, "files", "choose"],
    queryFn: ({ pageParam }) =>
      api<FilesPage>(
        `/patients/${patientId}/files?limit=50${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Asks for the chart's files again. */
export function useFilesRefresh(patientId: string) {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ["patients", patientId, "files"] });
}

/** Says otherwise what a file is, shows it to its patient or no longer, or marks it as entered in error. */
export function useEditFile(patientId: string) {
  const refresh = useFilesRefresh(patientId);
  return useMutation({
    mutationFn: ({ file, input }: { file: ChartFile; input: EditFileInput }) =>
      api<ChartFile>(placeOf(patientId, file.id), {
        method: "PATCH",
        body: input,
        version: file.version,
      }),
    onSettled: refresh,
  });
}

/** Has a file looked at again that could not be. */
export function useCheckAgain(patientId: string) {
  const refresh = useFilesRefresh(patientId);
  return useMutation({
    mutationFn: (fileId: string) =>
      api<ChartFile>(`${placeOf(patientId, fileId)}/check`, { method: "POST" }),
    onSettled: refresh,
  });
}

/** Gives up an upload, or takes a rejected file off the list. */
export function useDropFile(patientId: string) {
  const refresh = useFilesRefresh(patientId);
  return useMutation({
    mutationFn: (fileId: string) => api(placeOf(patientId, fileId), { method: "DELETE" }),
    onSettled: refresh,
  });
}

/** Where the bytes of a file are, for a few minutes. */
export async function linkTo(patientId: string, fileId: string, use: FileUse): Promise<string> {
  const { address } = await api<{ address: string }>(
    `${placeOf(patientId, fileId)}/link?use=${use}`,
  );
  return address;
}
