import type { UploadState } from "@/lib/domain/documents/file-schema";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { api, isProblem } from "./api";

/** After each failure in a row; then a person decides. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 16_000];

type Sending = {
  patientId: string;
  fileId: string;
  file: Blob;
  signal: AbortSignal;
  /** Bytes that are there by now. */
  onProgress: (sent: number) => void;
};

/**
 * Sends what is still missing of a file, part by part, and says when all of it is there. After a broken connection it asks
 * how far it got and goes on. Fails with a Problem, or a TypeError where there is no connection for longer.
 */
export async function sendFile(sending: Sending): Promise<ChartFile> {
  const place = `/patients/${sending.patientId}/files/${sending.fileId}`;
  let failures = 0;
  for (;;) {
    try {
      await sendMissing(sending, place, () => {
        failures = 0;
      });
      return await api<ChartFile>(`${place}/completion`, { method: "POST" });
    } catch (error) {
      const pause = PAUSES_MS[failures++];
      if (sending.signal.aborted || pause === undefined || isFinal(error)) throw error;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

const isFinal = (error: unknown) => isProblem(error) && error.status < 500 && error.status !== 429;

async function sendMissing(
  { file, signal, onProgress }: Sending,
  place: string,
  onPart: () => void,
): Promise<void> {
  const { state, size, partBytes, missing } = await api<UploadState>(`${place}/upload`);
  if (state !== "uploading") return;
  let there = size - missing.reduce((sum, part) => sum + part.size, 0);
  onProgress(there);
  for (const { part, size: length, address } of missing) {
    const from = (part - 1) * partBytes;
    const before = there;
    await put(address, file.slice(from, from + length), signal, (sent) =>
      onProgress(before + sent),
    );
    there += length;
    onPart();
  }
}

/** fetch doesn't tell how far a body has gone. */
function put(
  address: string,
  bytes: Blob,
  signal: AbortSignal,
  onProgress: (sent: number) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const broken = () => fail(new TypeError("the part did not arrive"));
    request.open("PUT", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () =>
      request.status >= 200 && request.status < 300 ? done() : broken(),
    );
    request.addEventListener("error", broken);
    request.addEventListener("abort", broken);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted) broken();
    else request.send(bytes);
  });
}
