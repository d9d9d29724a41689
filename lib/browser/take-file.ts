import { api } from "./api";

/** How far a file has come: bytes received, and about how many there will be. */
export type Taken = { bytes: number; about: number };

/** What every whole record ends with: one that was cut off doesn't. */
const END = "urn:mediconnect:record-sha256";
const TAIL = 400;

/**
 * Fetches a record as a file, telling how far it has come. Fails when anything went wrong on the way, also when the
 * connection ended as if all were there: half a record is never given.
 */
export async function takeRecord(
  patientId: string,
  onProgress: (taken: Taken) => void,
  signal: AbortSignal,
): Promise<{ file: Blob; name: string }> {
  await api("/me/proof"); // a record leaves with who has just shown who they are
  const response = await fetch(`/api/v1/patients/${patientId}/record`, { signal });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const about = Number(response.headers.get("x-estimated-bytes") ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    bytes += next.value.length;
    onProgress({ bytes, about });
  }
  const file = new Blob(parts, { type: "application/fhir+json" });
  const tail = await file.slice(-TAIL).text();
  if (!tail.includes(END) || !tail.trimEnd().endsWith("}}")) throw new Error("cut off");
  const [, name = "record.fhir.json"] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { file, name };
}

/** Lets the browser save a file. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
