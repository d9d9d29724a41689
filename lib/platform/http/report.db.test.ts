import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

const MARKER = "MarkerName Fernández";
const received: string[] = [];
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    received.push(
      request.headers["content-encoding"] === "gzip"
        ? gunzipSync(body).toString()
        : body.toString(),
    );
    response.end("{}");
  });
});

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  process.env.SENTRY_DSN = `http://key@127.0.0.1:${(receiver.address() as AddressInfo).port}/1`;
});
afterAll(() => receiver.close());

test("what is sent to Sentry names the bug and nobody", async () => {
  const { report, startReporting } = await import("./report");
  const Sentry = await import("@sentry/nextjs");
  await startReporting();
  Sentry.setUser({ username: MARKER, email: `${MARKER}@example.test` });
  Sentry.setContext("request body", { name: MARKER });
  Sentry.addBreadcrumb({ message: MARKER });
  const bug = new TypeError(`row for ${MARKER} is broken`, { cause: new Error(MARKER) });
  await report(bug, { requestId: "01a2", route: "/patients/{patientId}" });
  await Sentry.flush(5000);
  const sent = received.join("\n");
  expect(sent).toContain("TypeError");
  expect(sent).toContain("/patients/{patientId}");
  expect(sent).not.toContain("MarkerName");
});
