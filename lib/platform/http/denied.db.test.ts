import { expect, test } from "vitest";
import { z } from "zod";
import { adminActor, makeClinic, makeMember } from "@/lib/testing/factories";
import { signInAs } from "@/lib/testing/sign-ins";
import { readAs } from "../db/scope";
import { route } from "./route";

const password = "una contraseña larga";
const GET = route(
  { method: "get", path: "/things", summary: "", answer: z.object({}), roles: ["admin"] },
  async () => ({}),
);

test("who asks for what isn't of their role hears that there is nothing, and it is on record; who isn't signed in leaves none", async () => {
  const { clinicId } = await makeClinic(`denied-${process.pid}`);
  const { email, userId } = await makeMember(clinicId, "nurse", { password });
  const at = await signInAs({ email, password });
  const ask = (headers: Record<string, string>) =>
    GET(new Request("http://localhost:3000/api/v1/things", { headers }), {
      params: Promise.resolve({}),
    });
  expect((await ask({ cookie: `session=${at?.id}` })).status).toBe(404);
  expect((await ask({})).status).toBe(401);
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const events = await readAs(admin, (tx) =>
    tx.auditEvent.findMany({ where: { clinicId, action: "denied" } }),
  );
  expect(events).toMatchObject([{ actorId: userId, why: "GET /things", outcome: "refused" }]);
});
