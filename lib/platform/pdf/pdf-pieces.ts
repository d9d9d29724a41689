import { setTimeout } from "node:timers/promises";
import type { Sheet } from "./sheet";

/** As much as a document may be ahead of who takes its bytes. */
const AHEAD_BYTES = 64 * 1024;

/** The bytes of a document while it is being written. Fails with what the writing fails with. */
export async function* pdfPieces(
  sheet: Sheet,
  write: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const writing = write().then(
    () => sheet.end(),
    (error: Error) => void sheet.doc.destroy(error),
  );
  yield* sheet.doc as unknown as AsyncIterable<Uint8Array>;
  await writing;
}

/** `tell`, which waits until what was written so far is taken: a document is never further ahead than its reader. */
export const paced =
  (sheet: Sheet, tell: (part: number) => Promise<void>) =>
  async (part: number): Promise<void> => {
    const { doc } = sheet as unknown as { doc: { readableLength: number; destroyed: boolean } };
    while (doc.readableLength > AHEAD_BYTES && !doc.destroyed) await setTimeout(1);
    await tell(part);
  };
