import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openSheet } from "./open-sheet";
import { openTable } from "./write-table";

const FACTS = {
  title: "Constantes",
  author: "Łucja Nyström",
  language: "es",
  head: "Ana",
  foot: "hoy",
  pageOf: (page: number) => `${page} de`,
  createdAt: new Date(0),
};

type Inner = {
  getStructParentTree: () => { _items: Record<string, unknown> };
  structChildren: unknown[];
};

test("of a long document the tags of the page that is being written are kept, and no others", async () => {
  const sheet = openSheet(FACTS);
  const bytes = buffer(sheet.doc as unknown as NodeJS.ReadableStream);
  const table = openTable(sheet, [
    { title: "Fecha", share: 1 },
    { title: "Valor", share: 1 },
  ]);
  for (let row = 0; row < 1000; row++) table.row([`fila ${row}`, "72 kg"]);
  const inner = sheet.doc as unknown as Inner;
  const pages = Object.values(inner.getStructParentTree()._items);
  expect(pages.length).toBeGreaterThan(15);
  expect(pages.filter(Array.isArray)).toHaveLength(1);
  expect(inner.structChildren.length).toBeLessThanOrEqual(2);
  table.end();
  sheet.end();
  const file = (await bytes).toString("latin1");
  // Each page's list of tags is an object of its own, and every cell is in it.
  const lists = file.match(/^\[(?:\d+ 0 R ?)+\]$/gm) ?? [];
  expect(lists.length).toBeGreaterThanOrEqual(pages.length - 1);
  expect(file.match(/\/S \/TD/g)).toHaveLength(2000);
});
