import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError, isAppError } from "@/lib/platform/errors";
import { storage } from "@/lib/platform/storage/configured";
import { partKey } from "./file-row";
import { ownUpload, reached } from "./own-upload";
import { partsOf } from "./parts";

/**
 * Takes one part of an upload of one's own, as it comes: never all of it in memory. A part that was cut off leaves
 * nothing; sent again it takes the place of the one before. Fails: not_found, conflict (all of it was sent),
 * malformed (not as long as announced), unavailable.
 */
export async function putPart(
  actor: Actor,
  patientId: string,
  fileId: string,
  { part, body }: { part: number; body: ReadableStream<Uint8Array> | null },
): Promise<{ part: number }> {
  const upload = await ownUpload(actor, patientId, fileId);
  const planned = partsOf(upload.size).find((one) => one.part === part);
  if (!planned || !body) throw new AppError("not_found");
  if (upload.state !== "uploading") throw new AppError("conflict", { message: "upload_ended" });
  const files = await reached(storage());
  const bytes = Readable.from(exactly(planned.size, body), { objectMode: false });
  try {
    await files.put(partKey(actor.clinicId, fileId, part), bytes, planned.size);
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError("unavailable", { message: "storage_away", retryAfter: 5 });
  }
  return { part };
}

/** The bytes as they are; fails at the first one too many, and at an early end. */
async function* exactly(
  size: number,
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  try {
    for await (const chunk of body) {
      taken += chunk.byteLength;
      if (taken > size) break;
      yield chunk;
    }
  } catch {
    // The sender has gone: too little has come.
  }
  if (taken !== size) throw new AppError("malformed", { message: "part_cut" });
}
