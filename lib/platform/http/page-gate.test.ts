import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTurn } from "./page-gate";

let server: Server;
let base: string;
let drawing = 0;
let most = 0;

beforeAll(async () => {
  server = createServer((request, response) =>
    inTurn(request, response, () => {
      drawing += 1;
      most = Math.max(most, drawing);
      setTimeout(() => {
        drawing -= 1;
        response.end("drawn");
      }, 20);
    }),
  );
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const ask = (path: string, signal?: AbortSignal) =>
  fetch(base + path, { signal }).then((answer) => answer.text());
const many = (path: string) => Promise.all(Array.from({ length: 30 }, () => ask(path)));

test("pages are drawn eight at once and all arrive; the API doesn't wait", async () => {
  expect(new Set(await many("/patients?q=ana.es"))).toEqual(new Set(["drawn"]));
  expect(most).toBe(8);
  most = 0;
  await many("/api/v1/me");
  expect(most).toBeGreaterThan(8);
});

test("who gave up waiting holds up nobody", async () => {
  const impatient = Array.from({ length: 30 }, () =>
    ask("/today", AbortSignal.timeout(10)).catch(() => "gave up"),
  );
  expect(await Promise.all(impatient)).toContain("gave up");
  expect(new Set(await many("/today"))).toEqual(new Set(["drawn"]));
});
