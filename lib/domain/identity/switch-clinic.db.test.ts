import { beforeAll, expect, test } from "vitest";
import { actorOf, type RequestContext } from "@/lib/platform/auth/actor";
import { createSession, peekSession } from "@/lib/platform/auth/sessions";
import { NOBODY, readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { joinClinic, makeClinic, makeDoctor } from "@/lib/testing/factories";
import { checkCredentials } from "./check-credentials";
import { meOf } from "./me";
import { switchClinic } from "./switch-clinic";

const password = "quince letras y más";
const from: RequestContext = { id: "01930000-0000-7000-8000-000000000000", looks: new Map() };
let first: string;
let second: string;
let strange: string;

beforeAll(async () => {
  first = (await makeClinic("switch-a", { name: "Clínica A" })).clinicId;
  second = (await makeClinic("switch-b", { name: "Clínica B", locale: "en" })).clinicId;
  strange = (await makeClinic("switch-c")).clinicId;
});

async function signedInDoctor(clinics: string[]) {
  const { email, userId } = await makeDoctor(first, { password });
  for (const clinicId of clinics) await joinClinic(clinicId, userId, "admin");
  const signedIn = await checkCredentials(email, password, from);
  const id = signedIn && (await createSession(signedIn.data, signedIn.epoch));
  const session = id ? await peekSession(id) : undefined;
  if (!id || !session) throw new Error("no session");
  return { id, session, actor: actorOf(session, from), userId };
}

test("a new session in the other clinic, the old one gone, both clinics know", async () => {
  const { id, session, actor, userId } = await signedInDoctor([second]);
  expect(meOf(session).clinics).toEqual([
    { id: first, name: "Clínica A" },
    { id: second, name: "Clínica B" },
  ]);
  const { id: moved, me } = await switchClinic(actor, session, id, second);
  expect(me).toMatchObject({ role: "admin", clinic: { id: second, locale: "en" } });
  expect(await peekSession(id)).toBeUndefined();
  expect(await peekSession(moved)).toMatchObject({
    clinicId: second,
    role: "admin",
    startedAt: session.startedAt,
  });
  for (const [clinicId, part] of [
    [first, "left"],
    [second, "entered"],
  ] as const) {
    const events = await readAs({ clinicId, userId }, (tx) =>
      tx.auditEvent.findMany({ where: { clinicId, actorId: userId, action: "switch-clinic" } }),
    );
    expect(events.map((event) => event.part)).toEqual([part]);
  }
});

test("a clinic that isn't theirs isn't there, and nothing changes", async () => {
  const { id, session, actor } = await signedInDoctor([]);
  for (const clinicId of [strange, uuid7()]) {
    await expect(switchClinic(actor, session, id, clinicId)).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect(await peekSession(id)).toBeDefined();
});

test("a clinic that suspended them isn't there either", async () => {
  const { id, session, actor, userId } = await signedInDoctor([second]);
  await writeAs({ clinicId: second, userId: NOBODY, path: "seed" }, (tx) =>
    tx.membership.updateMany({ where: { clinicId: second, userId }, data: { state: "suspended" } }),
  );
  await expect(switchClinic(actor, session, id, second)).rejects.toMatchObject({
    code: "not_found",
  });
});
