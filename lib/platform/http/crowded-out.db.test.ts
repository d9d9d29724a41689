import { expect, test } from "vitest";
import { z } from "zod";
import { madeSession } from "@/lib/testing/made-session";
import { endOldest } from "../auth/session-list";
import { createSession, revokeSession, signInEpoch } from "../auth/sessions";
import { route } from "./route";

const data = madeSession();
const GET = route(
  { method: "get", path: "/things", summary: "", answer: z.object({}) },
  async () => ({}),
);
async function ask(id: string) {
  const headers = { cookie: `session=${id}` };
  const request = new Request("http://localhost:3000/api/v1/things", { headers });
  const answer = await GET(request, { params: Promise.resolve({}) });
  return [answer.status, (await answer.json()).reason];
}

test("whose session ended because they began too many others is told why; nobody else hears that", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) {
    const id = (await createSession(data, await signInEpoch(data.userId))) ?? "";
    ids.push(id);
    await endOldest(data, id);
    await new Promise((done) => setTimeout(done, 2));
  }
  expect(await ask(ids[0] ?? "")).toEqual([401, "crowded_out"]);
  expect(await ask(ids[1] ?? "")).toEqual([200, undefined]);
  await revokeSession(ids[1] ?? "", data.userId);
  expect(await ask(ids[1] ?? "")).toEqual([401, undefined]);
  expect(await ask("made up")).toEqual([401, undefined]);
});
