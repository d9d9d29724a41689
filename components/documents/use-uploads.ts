import { useEffect, useRef, useState } from "react";
import { api } from "@/lib/browser/api";
import { type Refusal, whyNotSent } from "@/lib/browser/refuse-file";
import { sendFile } from "@/lib/browser/send-file";
import type { FileKind } from "@/lib/domain/documents/parts";
import type { ChartFile } from "@/lib/domain/documents/schema";
import type { About } from "./about-fields";
import { useFilesRefresh } from "./queries";

/** A file that was chosen, what is said of it, and how far it is. */
export type Upload = About & {
  key: string;
  /** The Idempotency-Key of its announcement. */
  announcement: string;
  file: File;
  /** It won't be sent, and why. */
  refused: Refusal | undefined;
  state: "chosen" | "sending" | "sent" | "failed";
  /** Bytes that are there. */
  sent: number;
  error?: unknown;
  fileId?: string;
};

/** What a file is called to begin with: its name without the ending. */
const titleOf = (name: string) => name.replace(/\.[^.]{1,8}$/, "").slice(0, 200) || name;
const kindOf = ({ type }: File): FileKind => (type.startsWith("image/") ? "image" : "report");

/** Files on their way into a chart: chosen, described, sent one after the other, gone on with, given up. */
export function useUploads(
  patientId: string,
  today: string,
  onSent: (file: { id: string; title: string }) => void = () => {},
) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const latest = useRef(uploads);
  latest.current = uploads;
  const stops = useRef(new Map<string, AbortController>());
  const refresh = useFilesRefresh(patientId);
  const busy = uploads.some(({ state }) => state === "sending");
  useStayUntilSent(busy);

  const change = (key: string, what: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one)));
  const choose = async (files: Iterable<File>) => {
    const chosen = [...files].map(async (file): Promise<Upload> => {
      const about = { title: titleOf(file.name), kind: kindOf(file), date: today, note: "" };
      const key = crypto.randomUUID();
      const refused = await whyNotSent(file);
      return { ...about, key, announcement: key, file, refused, state: "chosen", sent: 0 };
    });
    const read = await Promise.all(chosen);
    setUploads((all) => [...all.filter(({ state }) => state !== "sent"), ...read]);
  };
  const sendOne = async (upload: Upload) => {
    const { key, file } = upload;
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { state: "sending", error: undefined });
    try {
      const fileId = upload.fileId ?? (await begin(patientId, upload)).id;
      change(key, { fileId });
      const onProgress = (sent: number) => change(key, { sent });
      await sendFile({ patientId, fileId, file, signal: stop.signal, onProgress });
      change(key, { state: "sent", sent: file.size });
      onSent({ id: fileId, title: upload.title });
    } catch (error) {
      if (!stop.signal.aborted) change(key, { state: "failed", error });
    }
    await refresh();
  };
  const send = async () => {
    for (const { key } of latest.current) {
      const now = latest.current.find((one) => one.key === key);
      if (now && !now.refused && (now.state === "chosen" || now.state === "failed"))
        await sendOne(now);
    }
  };
  const drop = async ({ key, fileId }: Upload) => {
    stops.current.get(key)?.abort();
    setUploads((all) => all.filter((one) => one.key !== key));
    if (fileId) {
      await api(`/patients/${patientId}/files/${fileId}`, { method: "DELETE" }).catch(() => {});
      await refresh();
    }
  };
  return {
    uploads,
    busy,
    choose,
    send: () => void (busy || send()),
    drop: (upload: Upload) => void drop(upload),
    /** What is said of a file, until it was announced. Said otherwise it is another announcement. */
    say: (key: string, about: Partial<About>) =>
      setUploads((all) =>
        all.map((one) =>
          one.key === key ? { ...one, ...about, announcement: crypto.randomUUID() } : one,
        ),
      ),
    /** Begins anew; what is being sent, and what waits behind it, goes on. */
    clear: () => busy || setUploads([]),
  };
}

const begin = (patientId: string, { announcement, file, title, kind, date, note }: Upload) =>
  api<ChartFile>(`/patients/${patientId}/files`, {
    method: "POST",
    idempotencyKey: announcement,
    body: { name: file.name || "document", size: file.size, title, kind, date: date || null, note },
  });

/** Whoever leaves the page while something is being sent is asked first. */
function useStayUntilSent(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);
}
