import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { beginUpload } from "@/lib/domain/documents/begin-upload";
import { checkFile } from "@/lib/domain/documents/check-file";
import { completeUpload } from "@/lib/domain/documents/complete-upload";
import type { BeginUploadInput } from "@/lib/domain/documents/file-schema";
import { partsOf } from "@/lib/domain/documents/parts";
import { putPart } from "@/lib/domain/documents/put-part";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";

export const SAYS = {
  kind: "report",
  date: "2026-11-20",
  title: "Informe",
  note: "",
  name: "informe.txt",
} as const;

/** Bytes as a request's body brings them. */
export const bodyOf = (bytes: Uint8Array) =>
  Readable.toWeb(Readable.from([bytes], { objectMode: false })) as ReadableStream<Uint8Array>;

/** Announces a file and puts all its parts. Gives its id. */
export async function sentFile(
  actor: Actor,
  patientId: string,
  bytes: Buffer,
  about: Partial<BeginUploadInput> = {},
): Promise<string> {
  const { id } = await beginUpload(actor, patientId, { ...SAYS, ...about, size: bytes.length });
  let from = 0;
  for (const { part, size } of partsOf(bytes.length)) {
    const body = bodyOf(bytes.subarray(from, from + size));
    await putPart(actor, patientId, id, { part, body });
    from += size;
  }
  return id;
}

/** Sends all of a file; nobody has looked at it yet. */
export async function uploadedFile(
  actor: Actor,
  patientId: string,
  bytes: Buffer,
  about: Partial<BeginUploadInput> = {},
): Promise<string> {
  const id = await sentFile(actor, patientId, bytes, about);
  await completeUpload(actor, patientId, id);
  return id;
}

/** What a worker does with the messages about a file: however many there are. Gives how many. */
export async function checkNow(clinicId: string, fileId: string): Promise<number> {
  const system = systemActor(clinicId);
  const messages = await readAs(system, (tx) =>
    tx.outboxMessage.findMany({
      where: { topic: "file.check", payload: { equals: { fileId } } },
      select: { id: true },
    }),
  );
  for (const { id } of messages) await checkFile(system, { fileId }, { clinicId, id });
  return messages.length;
}

/** A file that was found clean. */
export async function cleanFile(
  actor: Actor,
  patientId: string,
  bytes: Buffer,
  about: Partial<BeginUploadInput> = {},
): Promise<string> {
  const id = await uploadedFile(actor, patientId, bytes, about);
  await checkNow(actor.clinicId, id);
  return id;
}
