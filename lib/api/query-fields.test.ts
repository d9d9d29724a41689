import { expect, test } from "vitest";
import type { z } from "zod";
import { OPERATIONS } from "./openapi";

/** What the database can't hold and answers with an error of its own. */
const UNSTORABLE = ["a\0b", "a\ud800b"];
/** What is read by the server's own key, or compared with what it knows, and never asked of the database as it came. */
const OPAQUE = ["cursor", "key", "v"];

const fields = OPERATIONS.flatMap(({ method, path, query }) => {
  const shape = (query as { shape?: object } | undefined)?.shape ?? {};
  return Object.keys(shape).map((key) => ({ name: `${method} ${path} ?${key}`, key, query }));
}).filter(({ key }) => !OPAQUE.includes(key));

test.each(fields)("$name refuses what can't be stored", ({ key, query }) => {
  for (const value of UNSTORABLE) {
    const { error } = (query as z.ZodType).safeParse({ [key]: value });
    expect(error?.issues.map(({ path }) => path[0])).toContain(key);
  }
});

test("there are many to ask", () => expect(fields.length).toBeGreaterThan(40));
