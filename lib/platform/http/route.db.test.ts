import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { madeSession } from "@/lib/testing/made-session";
import { createSession } from "../auth/sessions";
import { AppError } from "../errors";
import { route } from "./route";

const noParams = { params: Promise.resolve({}) };
const URL_ = "http://localhost:3000/api/v1/things";
let cookie: string;

beforeAll(async () => {
  cookie = `session=${await createSession(madeSession(), "0")}`;
});

const POST = route(
  {
    method: "post",
    path: "/things",
    summary: "",
    body: z.strictObject({ name: z.string().min(2), at: z.array(z.number()) }),
    answer: z.object({}),
  },
  async ({ body }) => body,
);
const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  POST(
    new Request(URL_, {
      method: "POST",
      body,
      headers: { cookie, "content-type": "application/json", ...headers },
    }),
    noParams,
  );
const problemOf = async (response: Response) => ({
  status: response.status,
  ...(await response.json()),
});

describe("what route() refuses, and how it says so", () => {
  test("every fault by its path, in the reader's language", async () => {
    const problem = await problemOf(await post('{"name":"x","at":[1,"2"],"more":1}'));
    expect(problem).toMatchObject({
      status: 422,
      code: "invalid",
      title: "Some of it needs correcting.",
    });
    expect(
      problem.errors.map(({ path, code }: { path: string; code: string }) => [path, code]),
    ).toEqual([
      ["$.name", "too_small"],
      ["$.at[1]", "wrong_type"],
      ["$.more", "unknown_field"],
    ]);
  });

  test.each([
    ["no JSON", "{", {}, 400],
    ["NaN", '{"at":[NaN]}', {}, 400],
    ["too deep", `${"[".repeat(5000)}${"]".repeat(5000)}`, {}, 400],
    ["not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), {}, 400],
    ["another content type", "{}", { "content-type": "text/plain" }, 415],
    ["another site", "{}", { origin: "https://evil.example" }, 403],
    ["another site without an Origin", "{}", { "sec-fetch-site": "cross-site" }, 403],
    ["10 MB", `"${"x".repeat(10_000_000)}"`, {}, 413],
  ])("%s", async (_, body, headers, status) => {
    const response = await post(body, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  test("own origins pass", async () => {
    for (const origin of ["http://localhost:3000", "http://127.0.0.1:3000"]) {
      expect((await post('{"name":"xy","at":[]}', { origin })).status).toBe(200);
    }
  });

  test("no session: 401 as JSON", async () => {
    expect(await problemOf(await post("{}", { cookie: "" }))).toMatchObject({
      status: 401,
      code: "unauthenticated",
    });
  });

  test("a change without If-Match, and on another version", async () => {
    const PATCH = route(
      { method: "patch", path: "/things", summary: "", answer: z.object({}), ifMatch: true },
      async ({ version }) => {
        if (version !== 3) throw new AppError("stale");
        return { version };
      },
    );
    const patch = (headers: Record<string, string>) =>
      PATCH(new Request(URL_, { method: "PATCH", headers: { cookie, ...headers } }), noParams);
    expect((await patch({})).status).toBe(428);
    expect((await patch({ "if-match": '"2"' })).status).toBe(412);
    const done = await patch({ "if-match": '"3"' });
    expect([done.status, done.headers.get("etag")]).toEqual([200, '"3"']);
  });

  test("a bug answers 500 with the request's id and nothing else", async () => {
    const GET = route({ method: "get", path: "/things", summary: "", answer: z.object({}) }, () =>
      Promise.reject(new Error("secret words")),
    );
    const response = await GET(new Request(URL_, { headers: { cookie } }), noParams);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("secret");
    expect(JSON.parse(text).requestId).toBe(response.headers.get("x-request-id"));
  });
});
