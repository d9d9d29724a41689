import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { peekSession } from "@/lib/platform/auth/sessions";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { codeOf, FROM, signInAs } from "@/lib/testing/sign-ins";
import { askReset } from "./ask-reset";
import { confirmEnrolment } from "./confirm-enrolment";
import { accountMailDue } from "./jobs";
import { sendAccountMail } from "./send-account-mail";
import { spendReset } from "./spend-reset";
import { startEnrolment } from "./start-enrolment";

const password = "quince letras y más";
const NEXT = "otra clave bien larga";
const MINUTE = 60_000;
let turn = 0;
let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let userId: string;
let email: string;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <avisos@example.test>" });
});
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`reset-${process.pid}-${turn++}`, { name: "Clínica Ñ" }));
  ({ email, userId } = await makeDoctor(clinicId, { name: "Ana Prueba", password }));
});
afterAll(() => server.stop());

const waiting = async () =>
  queryAs(
    systemActor(clinicId),
    `SELECT id, payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail'
     AND done_at IS NULL ORDER BY id`,
    [],
  );

/** Asks for a link and reads its token in the mail, as its person would. */
async function linkByMail() {
  await askReset(email, FROM);
  const message = (await waiting()).at(-1);
  if (!message) throw new Error("no message");
  const payload = accountMailDue.payload.parse(message.payload);
  await sendAccountMail(systemActor(clinicId), payload, { clinicId, id: String(message.id) });
  const { text } = server.taken.findLast(({ to }) => to.includes(email)) ?? { text: "" };
  const token = /new-password#([\w-]{43})/.exec(text)?.[1] ?? "";
  expect(token).not.toBe("");
  return { token, message, payload };
}
const spend = (token: string, next = NEXT, clock?: () => Date) =>
  spendReset({ token, next }, FROM, clock);
const GONE = { code: "conflict", detail: { message: "link_gone" } };

test("a link sets a new password once, ends every session, and says so by mail and in the log", async () => {
  const before = await signInAs({ email, password });
  const { token, message } = await linkByMail();
  expect(JSON.stringify(message)).not.toContain(token);
  const kept = await readAs({ clinicId, userId }, (tx) =>
    tx.passwordReset.findMany({ select: { id: true, expiresAt: true, createdAt: true } }),
  );
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(await spend(token)).toEqual({});
  await expect(spend(token, "y una tercera muy larga")).rejects.toMatchObject(GONE);
  expect(await peekSession(before?.id ?? "")).toBeUndefined();
  expect(await signInAs({ email, password })).toBeUndefined();
  expect(await signInAs({ email, password: NEXT })).toBeDefined();
  expect((await waiting()).map(({ payload }) => (payload as { kind: string }).kind)).toContain(
    "password",
  );
  const events = await readAs({ clinicId, userId }, (tx) =>
    tx.auditEvent.findMany({
      where: { clinicId, part: "password" },
      select: { action: true, actorKind: true, outcome: true, why: true },
      orderBy: { at: "asc" },
    }),
  );
  expect(events).toEqual([
    { action: "ask-reset", actorKind: "anonymous", outcome: "done", why: null },
    { action: "write", actorKind: "link", outcome: "done", why: "reset" },
  ]);
});

test("of ten who use a link at once, one gets through", async () => {
  const { token } = await linkByMail();
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) => spend(token, `${NEXT} ${i}`)),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("after thirty minutes it is dead, sent again the one before is, and a made-up one never lived", async () => {
  const { token } = await linkByMail();
  const late = () => new Date(Date.now() + 31 * MINUTE);
  await expect(spend(token, NEXT, late)).rejects.toMatchObject(GONE);
  const { token: second, message, payload } = await linkByMail();
  await sendAccountMail(systemActor(clinicId), payload, { clinicId, id: String(message.id) });
  await expect(spend(second)).rejects.toMatchObject(GONE);
  await expect(spend("x".repeat(43))).rejects.toMatchObject(GONE);
  expect(await spend(token)).toEqual({});
});

test("a password that isn't taken leaves the link good", async () => {
  const { token } = await linkByMail();
  await expect(spend(token, "corta")).rejects.toMatchObject({
    detail: { faults: [{ path: "$.next", message: "password_too_short" }] },
  });
  expect(await spend(token)).toEqual({});
});

test("the second factor stays asked for", async () => {
  const at = await signInAs({ email, password });
  if (!at) throw new Error("no session");
  const { key } = await startEnrolment(at.actor, at.session);
  await confirmEnrolment(at.actor, at.session, at.id, codeOf(key));
  const { token } = await linkByMail();
  await spend(token);
  expect((await signInAs({ email, password: NEXT }))?.session.pending).toBe("factor");
});

test("an address that nobody has takes as long and is answered alike", async () => {
  const timed = async (address: string) => {
    const began = performance.now();
    const answer = await askReset(address, FROM);
    return { answer, ms: performance.now() - began };
  };
  const [known, unknown] = [await timed(email), await timed("nobody@example.test")];
  expect(known.answer).toEqual(unknown.answer);
  expect(Math.abs(known.ms - unknown.ms)).toBeLessThan(60);
});
