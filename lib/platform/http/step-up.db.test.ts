import { expect, test } from "vitest";
import { z } from "zod";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { signInAs } from "@/lib/testing/sign-ins";
import { sessionKey } from "../auth/sessions";
import { redis } from "../redis/redis";
import { liveResponse } from "./live-response";
import type { Operation } from "./operation";
import { publicRoute } from "./public-route";
import { route } from "./route";

const plain = { method: "get", path: "/x", summary: "x", answer: z.object({}) } satisfies Operation;
const params = { params: Promise.resolve({}) };
const password = "quince letras y más";

async function signedIn() {
  const { clinicId } = await makeClinic(`step-up-${process.pid}-${Date.now()}`);
  const { email } = await makeDoctor(clinicId, { password });
  const at = await signInAs({ email, password });
  if (!at) throw new Error("no session");
  return at;
}
const ask = (id: string) =>
  new Request("http://localhost:3000/api/v1/x", { headers: { cookie: `session=${id}` } });
async function change(id: string, facts: object) {
  const stored = JSON.parse((await redis().get(sessionKey(id))) ?? "{}");
  await redis().set(sessionKey(id), JSON.stringify({ ...stored, ...facts }), "KEEPTTL");
}

test("what needs a proof is answered for five minutes after it, and then asks", async () => {
  const { id } = await signedIn();
  const GET = route({ ...plain, stepUp: true }, async () => ({}));
  expect((await GET(ask(id), params)).status).toBe(200);
  await change(id, { provenAt: Date.now() - 4.9 * 60_000 });
  expect((await GET(ask(id), params)).status).toBe(200);
  await change(id, { provenAt: Date.now() - 5.1 * 60_000 });
  const refused = await GET(ask(id), params);
  expect([refused.status, (await refused.json()).reason]).toEqual([403, "step_up"]);
  expect((await route(plain, async () => ({}))(ask(id), params)).status).toBe(200);
});

test("half a session gets 401 of everything but what names it, and ends after a quarter of an hour", async () => {
  const { id } = await signedIn();
  await change(id, { pending: "factor" });
  const refused = await route(plain, async () => ({}))(ask(id), params);
  expect([refused.status, (await refused.json()).reason]).toEqual([401, "factor_required"]);
  const other = route({ ...plain, pending: ["enrolment"] }, async () => ({}));
  expect((await other(ask(id), params)).status).toBe(401);
  const own = route({ ...plain, pending: ["factor"] }, async () => ({}));
  expect((await own(ask(id), params)).status).toBe(200);
  await change(id, { startedAt: Date.now() - 16 * 60_000 });
  expect((await own(ask(id), params)).status).toBe(401);
});

test("an open stream goes on while its session lacks nothing", async () => {
  const { id } = await signedIn();
  let alive = async () => false;
  liveResponse(ask(id), (asked) => {
    alive = asked;
    return new ReadableStream();
  });
  expect(await alive()).toBe(true);
  await change(id, { waits: true });
  expect(await alive()).toBe(false);
});

test("what nobody need be signed in for is still of this site's pages only, and checked", async () => {
  const body = z.strictObject({ a: z.string() });
  const POST = publicRoute({ ...plain, method: "post", body, public: true }, async () => ({}));
  const post = (given: unknown, origin = "http://localhost:3000") =>
    POST(
      new Request("http://localhost:3000/api/v1/x", {
        method: "POST",
        headers: { "content-type": "application/json", origin },
        body: JSON.stringify(given),
      }),
    );
  expect((await post({ a: "x" })).status).toBe(200);
  expect((await post({ a: "x" }, "https://elsewhere.example")).status).toBe(403);
  expect((await post({ b: 1 })).status).toBe(422);
});
