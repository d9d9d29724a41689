import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "../env";
import { patchServer, sayUnavailable } from "./node-server";

let server: Server;
let base: string;

beforeAll(async () => {
  patchServer();
  // As Next does it: a page that failed sets 500 and ends.
  server = createServer((request, response) => {
    const headers = new Headers({ "x-ticket": String(request.headers["x-ticket"]) });
    if (request.url === "/away") sayUnavailable(headers);
    response.statusCode = request.url === "/fine" ? 200 : 500;
    response.end(String(request.headers["x-forwarded-for"]));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

test("a page whose session store is away answers 503 with Retry-After; a bug stays 500", async () => {
  const away = await fetch(`${base}/away`);
  expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"]);
  const bug = await fetch(`${base}/bug`);
  expect([bug.status, bug.headers.get("retry-after")]).toEqual([500, null]);
  expect((await fetch(`${base}/fine`)).status).toBe(200);
});

test("an address that a client claims is replaced by the socket's", async () => {
  const answer = await fetch(`${base}/fine`, { headers: { "x-forwarded-for": "203.0.113.9" } });
  expect(await answer.text()).toBe("127.0.0.1");
});

/** fetch() does not let anybody choose a Host. */
const answerTo = (path: string, headers: Record<string, string>) =>
  new Promise<IncomingMessage>((answered, failed) => {
    const request = get(`${base}${path}`, { headers }, (response) => {
      response.resume();
      answered(response);
    });
    request.on("error", failed);
  });
const asked = async (path: string, headers: Record<string, string>) =>
  (await answerTo(path, headers)).statusCode;

test("where people come by HTTPS, every answer says that it stays so; elsewhere none does", async () => {
  const { APP_URL } = env();
  const said = async (host: string) =>
    (await answerTo("/bug", { host })).headers["strict-transport-security"];
  expect(await said("localhost")).toBeUndefined();
  env().APP_URL = "https://clinica.example";
  try {
    expect(await said("clinica.example")).toBe("max-age=31536000; includeSubDomains");
  } finally {
    env().APP_URL = APP_URL;
  }
});

test("another's Host is refused, also by way of X-Forwarded-Host; platforms may ask after health", async () => {
  expect(await asked("/fine", { host: "localhost:1" })).toBe(200);
  expect(await asked("/fine", { host: "evil.example" })).toBe(421);
  expect(await asked("/fine", { host: "localhost.evil.example" })).toBe(421);
  expect(await asked("/fine", { host: "evil.example", "x-forwarded-host": "localhost" })).toBe(421);
  expect(await asked("/health/ready", { host: "10.0.0.7:3000" })).not.toBe(421);
  expect(await asked("/healthy", { host: "10.0.0.7:3000" })).toBe(421);
});
