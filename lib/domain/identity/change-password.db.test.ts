import { beforeAll, expect, test } from "vitest";
import { type Actor, actorOf, type RequestContext } from "@/lib/platform/auth/actor";
import { createSession, peekSession, type Session } from "@/lib/platform/auth/sessions";
import { readAs } from "@/lib/platform/db/scope";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { changePassword } from "./change-password";
import { checkCredentials } from "./check-credentials";

const FIRST = "quince letras y más";
const SECOND = "otra clave bien larga";
const from: RequestContext = { id: "01930000-0000-7000-8000-000000000000", looks: new Map() };
let clinicId: string;

beforeAll(async () => {
  ({ clinicId } = await makeClinic("change-password"));
});

async function signIn(email: string, password: string) {
  const signedIn = await checkCredentials(email, password, from);
  const id = signedIn && (await createSession(signedIn.data, signedIn.epoch));
  const session = id ? await peekSession(id) : undefined;
  if (!id || !session) throw new Error("no session");
  return { id, session, actor: actorOf(session, from) };
}

const doctor = () => makeDoctor(clinicId, { name: "Ana María Prueba Larga", password: FIRST });
const change = (
  at: { actor: Actor; session: Session; id: string },
  current: string,
  next: string,
) => changePassword(at.actor, at.session, at.id, { current, next });
const events = (actor: Actor) =>
  readAs(actor, (tx) =>
    tx.auditEvent.findMany({
      where: { clinicId, actorId: actor.userId, part: "password" },
      select: { action: true, outcome: true },
    }),
  );

test("another's session ends at once, this one goes on under a new id, the old password is dead", async () => {
  const { email } = await doctor();
  const [here, there] = [await signIn(email, FIRST), await signIn(email, FIRST)];
  const id = await change(here, FIRST, SECOND);
  expect(id).not.toBe(here.id);
  expect(await peekSession(here.id)).toBeUndefined();
  expect(await peekSession(there.id)).toBeUndefined();
  expect(await peekSession(id)).toEqual(here.session);
  expect(await checkCredentials(email, FIRST, from)).toBeUndefined();
  expect(await checkCredentials(email, SECOND, from)).toBeDefined();
  expect(await events(here.actor)).toEqual([{ action: "write", outcome: "done" }]);
});

test("a wrong current password changes nothing and is logged", async () => {
  const { email } = await doctor();
  const [here, there] = [await signIn(email, FIRST), await signIn(email, FIRST)];
  const faults = [{ path: "$.current", message: "wrong_password" }];
  await expect(change(here, "no es esta clave", SECOND)).rejects.toMatchObject({
    code: "invalid",
    detail: { faults },
  });
  expect(await peekSession(here.id)).toBeDefined();
  expect(await peekSession(there.id)).toBeDefined();
  expect(await checkCredentials(email, FIRST, from)).toBeDefined();
  expect(await events(here.actor)).toEqual([{ action: "write", outcome: "refused" }]);
});

test("a sign-in under way with the old password gets no session", async () => {
  const { email } = await doctor();
  const here = await signIn(email, FIRST);
  const late = await checkCredentials(email, FIRST, from);
  await change(here, FIRST, SECOND);
  expect(late && (await createSession(late.data, late.epoch))).toBeUndefined();
});

test("of two who change it at once one does: what was set meanwhile is not overwritten", async () => {
  const { email } = await doctor();
  const [here, there] = [await signIn(email, FIRST), await signIn(email, FIRST)];
  const third = "una tercera clave larga";
  const came = await Promise.allSettled([change(here, FIRST, SECOND), change(there, FIRST, third)]);
  expect(came.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [first] = came;
  const [stands, lost] = first?.status === "fulfilled" ? [SECOND, third] : [third, SECOND];
  expect(await checkCredentials(email, stands, from)).toBeDefined();
  expect(await checkCredentials(email, lost, from)).toBeUndefined();
});

test("a session that was ended meanwhile isn't revived", async () => {
  const { email } = await doctor();
  const here = await signIn(email, FIRST);
  const id = await change(here, FIRST, SECOND);
  await expect(change(here, SECOND, FIRST)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await peekSession(id)).toBeUndefined();
});

test("what others would try first isn't taken: the e-mail, the name, the same again", async () => {
  const { email } = await doctor();
  const here = await signIn(email, FIRST);
  const refused = [
    [email.toUpperCase(), "password_is_email"],
    ["ana maría prueba larga", "password_is_name"],
    [FIRST, "password_same"],
  ] as const;
  for (const [next, message] of refused) {
    await expect(change(here, FIRST, next), next).rejects.toMatchObject({
      detail: { faults: [{ path: "$.next", message }] },
    });
  }
});
