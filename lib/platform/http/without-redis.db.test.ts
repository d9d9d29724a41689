import { expect, test } from "vitest";
import { z } from "zod";

// Before anything reads the environment: a Redis that isn't there.
process.env.REDIS_URL = "redis://127.0.0.1:1";
const { route } = await import("./route");
const { authRoute } = await import("./auth-route");

const headers = { cookie: "session=some-id" };

test("without Redis the API says so, soon, and signs nobody out", async () => {
  const GET = route(
    { method: "get", path: "/me", summary: "", answer: z.object({}) },
    async () => ({}),
  );
  const began = performance.now();
  const response = await GET(new Request("http://localhost:3000/api/v1/me", { headers }), {
    params: Promise.resolve({}),
  });
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(performance.now() - began).toBeLessThan(2000);
});

test("without Redis next-auth is not even asked: it would clear the cookie", async () => {
  const GET = authRoute(
    async () => undefined,
    async () => {},
  );
  const response = await GET(new Request("http://localhost:3000/api/auth/session", { headers }), {
    params: Promise.resolve({ nextauth: ["session"] }),
  });
  expect(response.status).toBe(503);
  expect(response.headers.getSetCookie()).toEqual([]);
});
