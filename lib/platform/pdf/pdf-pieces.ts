import type { Sheet } from "./sheet";

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
