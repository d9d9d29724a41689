import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, actorOf } from "@/lib/platform/auth/actor";
import {
  createSession,
  peekSession,
  type Session,
  signInEpoch,
} from "@/lib/platform/auth/sessions";
import { readAs } from "@/lib/platform/db/scope";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { changeMe } from "./change-me";
import { changeMeInput } from "./schema";
import { sessionData } from "./session-data";
import { signInAccount } from "./sign-in-account";

let clinicId: string;
let ids: string[];
let session: Session;
let actor: Actor;

beforeAll(async () => {
  ({ clinicId } = await makeClinic("change-me"));
});

beforeEach(async () => {
  const { email, userId } = await makeDoctor(clinicId, { name: "Ana Prueba" });
  const account = await signInAccount(email);
  const [member] = account?.memberships ?? [];
  if (!account || !member) throw new Error("no account");
  const data = await sessionData(account, member);
  const open = async () => (await createSession(data, await signInEpoch(userId))) ?? "";
  ids = [await open(), await open()];
  session = { ...data, startedAt: Date.now(), provenAt: Date.now() };
  actor = actorOf(session, { id: "01930000-0000-7000-8000-000000000000", looks: new Map() });
});

const sessions = () => Promise.all(ids.map((id) => peekSession(id)));

test("name and choices change in every session; the log names the fields, not what is in them", async () => {
  const input = changeMeInput.parse({
    name: "  Ana Prueba Gómez ",
    timeZone: "America/Bogota",
    density: "comfortable",
  });
  const me = await changeMe(actor, session, input, 1);
  expect(me).toMatchObject({
    user: { name: "Ana Prueba Gómez", timeZone: "America/Bogota", density: "comfortable" },
    version: 2,
  });
  for (const one of await sessions()) {
    expect(one).toMatchObject({
      name: "Ana Prueba Gómez",
      ownTimeZone: "America/Bogota",
      version: 2,
    });
  }
  const events = await readAs(actor, (tx) =>
    tx.auditEvent.findMany({ where: { clinicId, actorId: actor.userId } }),
  );
  expect(events).toMatchObject([
    {
      action: "write",
      part: "account",
      why: null,
      detail: { fields: ["name", "timeZone", "density"] },
    },
  ]);
  const back = await changeMe(actor, session, { timeZone: null, density: null }, 2);
  expect(back.user).toMatchObject({ timeZone: null, density: null, name: "Ana Prueba Gómez" });
});

test("what was changed elsewhere isn't overwritten, and this session learns of it", async () => {
  await changeMe(actor, session, { locale: "en" }, 1);
  await expect(changeMe(actor, session, { locale: "es" }, 1)).rejects.toMatchObject({
    code: "stale",
  });
  for (const one of await sessions()) expect(one).toMatchObject({ locale: "en", version: 2 });
});

test("no such zone, no such field, nothing at all, no name", async () => {
  await expect(changeMe(actor, session, { timeZone: "Europe/Atlantis" }, 1)).rejects.toMatchObject({
    detail: { faults: [{ path: "$.timeZone", message: "unknown_zone" }] },
  });
  for (const input of [{}, { role: "admin" }, { name: " " }, { name: "a\nb" }, { name: null }]) {
    expect(changeMeInput.safeParse(input).success, JSON.stringify(input)).toBe(false);
  }
});
