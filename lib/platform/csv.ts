const BOM = "\uFEFF"; // without it Excel takes UTF-8 for something else
const FORMULA = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet takes for a formula: an apostrophe says that it is text. Quoted by RFC 4180. */
function cell(value: string | null): string {
  const text = value ?? "";
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as lines of CSV (RFC 4180). */
export const csvLines = (rows: readonly (string | null)[][]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** A CSV file as a stream, UTF-8 with BOM: pages are asked for as the reader takes them, so none waits in memory. */
export function csvStream(
  head: string[],
  pages: AsyncIterator<(string | null)[][]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(BOM + csvLines([head]))),
    async pull(controller) {
      const { done, value } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(csvLines(value)));
    },
    async cancel() {
      await pages.return?.();
    },
  });
}
