import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { makeAccount, makeClinic, makeMember, makePatient } from "@/lib/testing/factories";
import { hostileWords } from "@/lib/testing/hostile-words";
import { startMailServer } from "@/lib/testing/mail-server";
import { letRegister } from "@/lib/testing/registrations";
import { FROM, signInAs } from "@/lib/testing/sign-ins";
import { confirmRegistration } from "./confirm-registration";
import { addressShown, registrationMailDue } from "./jobs";
import { placeRegistered } from "./place-registered";
import { register } from "./register";
import { type RegisterInput, registerInput } from "./schema";
import { sendRegistration } from "./send-registration";

const password = "quince letras y más";
const GONE = { detail: { message: "registration_gone" } };
let turn = 0;
let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let slug: string;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <avisos@example.test>" });
});
beforeEach(async () => {
  slug = `reg-${process.pid}-${turn++}`;
  ({ clinicId } = await makeClinic(slug));
  await letRegister(clinicId);
});
afterAll(() => server.stop());

const address = () => `nueva.${process.pid}.${turn}@example.test`;
const typed = (given: Partial<RegisterInput> = {}): RegisterInput => ({
  ...{ clinic: slug, given: "María José", family: "Núñez Gil", birthDate: "1980-03-12" },
  ...{ email: address(), password, locale: "es", accepted: true },
  ...given,
});
const lastOf = async (topic: string) => {
  const [message] = await queryAs(
    systemActor(clinicId),
    "SELECT id, payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = $1 ORDER BY id DESC LIMIT 1",
    [topic],
  );
  return { id: String(message?.id), payload: message?.payload };
};
/** What the mail to an address says. */
async function mailTo(email: string): Promise<string> {
  const { id, payload } = await lastOf("registration.mail");
  const due = registrationMailDue.payload.parse(payload);
  await sendRegistration(systemActor(clinicId), due, { clinicId, id });
  return server.taken.findLast(({ to }) => to.includes(email))?.text ?? "";
}
const tokenIn = (mail: string) => /register\/confirm#([\w-]{43})/.exec(mail)?.[1] ?? "";
const confirm = (token: string, chosen = password, clock?: () => Date) =>
  confirmRegistration({ token, password: chosen }, FROM, clock);
const place = async () => {
  const { payload } = await lastOf("registration.address-shown");
  await placeRegistered(systemActor(clinicId), addressShown.payload.parse(payload));
};
const count = async (text: string) =>
  Number((await queryAs(systemActor(clinicId), text, []))[0]?.n);
const waiting = () =>
  count("SELECT count(*) AS n FROM registrations WHERE clinic_id = current_clinic()");
const charts = () => count("SELECT count(*) AS n FROM patients WHERE clinic_id = current_clinic()");

test("who is like nobody gets a new chart, once the address is theirs", async () => {
  const email = address();
  await register(typed(), FROM);
  expect(await signInAs({ email, password })).toBeUndefined();
  const [row] = await queryAs(
    systemActor(clinicId),
    "SELECT sealed FROM registrations WHERE clinic_id = current_clinic()",
    [],
  );
  expect(String(row?.sealed)).toMatch(/^v1\./);
  await confirm(tokenIn(await mailTo(email)));
  const before = await signInAs({ email, password });
  expect(before?.session).toMatchObject({ role: "patient", patientId: null, waits: true });
  await place();
  expect(await charts()).toBe(1);
  const session = (await signInAs({ email, password }))?.session;
  expect(session).toMatchObject({ role: "patient", waits: false, name: "María José Núñez Gil" });
  expect(session?.patientId).toBeTruthy();
  await place(); // the queue may do it again
  expect(await charts()).toBe(1);
});

test("a link works once, also when it is used twice at once, and not after a day", async () => {
  await register(typed(), FROM);
  const token = tokenIn(await mailTo(address()));
  const late = () => new Date(Date.now() + 25 * 60 * 60 * 1000);
  await expect(confirm(token, password, late)).rejects.toMatchObject(GONE);
  const both = await Promise.allSettled([confirm(token), confirm(token)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(confirm(token)).rejects.toMatchObject(GONE);
  await expect(confirm("made up")).rejects.toMatchObject(GONE);
});

test("another's password gets into no account of who holds the mailbox", async () => {
  await register(typed(), FROM);
  const token = tokenIn(await mailTo(address()));
  await expect(confirm(token, "otra clave cualquiera")).rejects.toMatchObject({
    detail: { faults: [{ message: "not_chosen_password" }] },
  });
  expect(await signInAs({ email: address(), password })).toBeUndefined();
  await confirm(token);
});

test("who has an account hears the same, and gets a mail that says so", async () => {
  const known = await makeAccount({ email: address(), password });
  expect(await register(typed(), FROM)).toEqual({});
  expect(await register(typed({ email: `x${address()}` }), FROM)).toEqual({});
  expect(await waiting()).toBe(2);
  await writeAs(systemActor(clinicId), (tx) => tx.registration.deleteMany({ where: { clinicId } }));
  await register(typed(), FROM);
  const mail = await mailTo(known.email);
  expect(mail).toContain("ya tiene una cuenta");
  expect(tokenIn(mail)).toBe("");
  expect(await waiting()).toBe(0);
});

test("two registrations of an address make one account", async () => {
  await register(typed(), FROM);
  const first = tokenIn(await mailTo(address()));
  await register(typed({ given: "Otra" }), FROM);
  const second = tokenIn(await mailTo(address()));
  await confirm(first);
  await expect(confirm(second)).rejects.toMatchObject(GONE);
});

test("whoever is like a patient waits, whatever accents and letters say; administrators are told", async () => {
  const { memberId } = await makeMember(clinicId, "admin");
  const names = [{ family: "Núñez Gil", given: ["María", "José"] }];
  const { patientId } = await makePatient(clinicId, { names, birthDate: "1980-03-12" });
  await register(typed({ given: "Maria Jose", family: "Nuñes Gil" }), FROM);
  await confirm(tokenIn(await mailTo(address())));
  await place();
  await place();
  expect(await charts()).toBe(1);
  expect((await signInAs({ email: address(), password }))?.session).toMatchObject({
    ...{ patientId: null, waits: true },
  });
  const [chart] = await queryAs(
    systemActor(clinicId),
    "SELECT member_id FROM patients WHERE clinic_id = current_clinic() AND id = $1",
    [patientId],
  );
  expect(chart?.member_id).toBeNull();
  const told = await queryAs(
    systemActor(clinicId),
    "SELECT member_id FROM notifications WHERE clinic_id = current_clinic() AND event = 'registration'",
    [],
  );
  expect(told).toEqual([{ member_id: memberId }]);
});

test("two who are the same and come by two addresses: the second waits", async () => {
  await register(typed(), FROM);
  await confirm(tokenIn(await mailTo(address())));
  await place();
  const email = `otra.${address()}`;
  await register(typed({ email }), FROM);
  await confirm(tokenIn(await mailTo(email)));
  await place();
  expect(await charts()).toBe(1);
  expect((await signInAs({ email, password }))?.session.waits).toBe(true);
});

test("where the clinic doesn't let people register, nobody does, and links stop", async () => {
  await register(typed(), FROM);
  const token = tokenIn(await mailTo(address()));
  await letRegister(clinicId, false);
  await expect(confirm(token)).rejects.toMatchObject(GONE);
  await expect(register(typed(), FROM)).rejects.toMatchObject({ code: "not_found" });
  await expect(register(typed({ clinic: "nowhere" }), FROM)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("neither minors, nor with a password that isn't taken; nothing is kept of it", async () => {
  const fault = (given: Partial<RegisterInput>) =>
    register(typed(given), FROM).catch((error) => error.detail.faults[0].message);
  expect(await fault({ birthDate: "2020-01-01" })).toBe("minor_registers");
  expect(await fault({ birthDate: "2999-01-01" })).toBe("born_in_future");
  expect(await fault({ password: "corta" })).toBe("password_too_short");
  expect(await fault({ password: "maría josé núñez gil" })).toBe("password_is_name");
  expect(await waiting()).toBe(0);
});

test("names of a hundred letters each fit, the account's is cut", async () => {
  const [given, family] = ["Ñ".repeat(100), "É".repeat(100)];
  await register(typed({ given, family }), FROM);
  await confirm(tokenIn(await mailTo(address())));
  await place();
  const session = (await signInAs({ email: address(), password }))?.session;
  expect(session?.name).toBe(given);
  expect(session?.patientId).toBeTruthy();
});

const words = hostileWords();
// The lists are not part of the project.
test.skipIf(words.length === 0)(
  "hostile words as somebody's name are refused, or kept as they are; the mail goes to one address",
  async () => {
    let kept = 0;
    for (const word of words) {
      const read = registerInput.safeParse(typed({ given: word, family: word, email: address() }));
      if (!read.success) continue;
      await register(read.data, FROM);
      const token = tokenIn(await mailTo(address()));
      expect(server.taken.at(-1)?.to, word).toEqual([address()]);
      await confirm(token);
      const session = (await signInAs({ email: address(), password }))?.session;
      // A long name is cut, and nothing else of it is changed.
      const { given, family } = read.data;
      expect(session?.name.length, word).toBeGreaterThan(0);
      expect(`${given} ${family}`.trim().startsWith(session?.name ?? "?"), word).toBe(true);
      kept++;
      turn++;
    }
    expect(kept).toBeGreaterThan(20);
  },
);
