import { expect, test } from "vitest";
import { csvLines, csvStream } from "./csv";

test("cells with commas, quotes and line ends are quoted (RFC 4180)", () => {
  expect(csvLines([["a", "b,c", 'd"e', "f\ng", null, ""]])).toBe('a,"b,c","d""e","f\ng",,\r\n');
});

test("no cell is a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t"])
    expect(csvLines([[`${start}1+1`]])).toBe(`'${start}1+1\r\n`);
  expect(csvLines([["\rx"]])).toBe('"\'\rx"\r\n');
  expect(csvLines([['=HYPERLINK("x","y")']])).toBe('"\'=HYPERLINK(""x"",""y"")"\r\n');
});

test("a page is asked for only when the reader wants it", async () => {
  let asked = 0;
  async function* pages() {
    for (; asked < 5; asked++) yield [[`ñ${asked}`]];
  }
  const reader = csvStream(["a"], pages()).getReader();
  const bytes = (await reader.read()).value ?? new Uint8Array();
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(asked).toBeLessThanOrEqual(1);
  await reader.read();
  await reader.cancel();
  expect(asked).toBeLessThan(4);
});
