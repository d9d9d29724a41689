import { openTable } from "@/lib/platform/pdf/write-table";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import type { ListTable } from "./list-tables";
import type { Paper } from "./open-paper";

type List<T> = {
  title: string;
  table: ListTable<T>;
  pages: AsyncIterable<readonly T[]>;
  /** What it says where there is nothing; nothing at all, heading included, when not given. */
  none?: string | undefined;
  onRows?: (count: number) => Promise<void>;
};

/** A list of the chart under its heading, page by page; no row is split. */
export async function writeList<T>(
  { sheet }: Paper,
  { title, table, pages, none, onRows }: List<T>,
): Promise<void> {
  let written: ReturnType<typeof openTable> | undefined;
  for await (const items of pages) {
    if (items.length > 0 && !written) {
      heading(sheet, 2, title);
      written = openTable(sheet, table.columns);
    }
    for (const item of items) written?.row(table.cells(item));
    await onRows?.(items.length);
  }
  if (written) return written.end();
  if (none === undefined) return;
  heading(sheet, 2, title);
  paragraph(sheet, none);
}
