import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTATIONS } from "@/bench/attacks/mutations.mjs";

const edits = MUTATIONS.flatMap(({ name, edits }) =>
  edits.map(([file = "", from = ""]) => [name, file, from] as const),
);

test.each(edits)("%s: what is to be made wrong still stands once in %s", (_, file, from) => {
  expect(readFileSync(file, "utf8").split(from)).toHaveLength(2);
});
