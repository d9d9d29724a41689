import { type APIRequest, type APIRequestContext, expect } from "@playwright/test";
import { hashOfContent } from "@/lib/domain/notes/content";
import { askOne, raiseOne } from "@/lib/testing/audit-log";
import { assign, makeClinic, makeDoctor, makeMember, makePatient } from "@/lib/testing/factories";
import { failOne, parkOne } from "@/lib/testing/outbox";
import { makeClaim } from "@/lib/testing/registrations";
import { codeOf } from "@/lib/testing/sign-ins";
import { ADMIN, cookieOf, signInByApi } from "../accounts";
import { ANSWER, BODIES, KEPT, NEW, NOTE, THREAD } from "../api-bodies";
import { beginFile, cleanFile, readyDownload } from "../api-files";
import { at, PULSE } from "../vital-inputs";

const password = "una contraseña para la matriz";
/** In the name and in every text of the patients that nobody else may see: found in an answer, it leaked. */
export const PLANTED = "Vzplantado";
export const ACTORS = [
  "anonymous",
  "suspended",
  "pending",
  "own",
  "otherPatient",
  "caring",
  "treating",
  "untreating",
  "ended",
  "breaking",
  "admin",
  "doctorElsewhere",
  "adminElsewhere",
  "platform",
] as const;
const QUESTION = "post /patients/{patientId}/access-questions";
export type ActorName = (typeof ACTORS)[number];
export type Ids = Record<string, string>;

const turn = `${process.pid}-${Date.now().toString(36)}`;
const account = (who: string) => ({
  email: `${who.toLowerCase()}.${turn}@example.test`,
  password,
  name: who,
});
/** The patient's name, which who acts for them reads on every page. */
export const NAME_OF_OWN = `own ${PLANTED}`;
const named = (given: string) => ({
  names: [{ family: PLANTED, given: [given] }],
  birthDate: "1980-03-12",
});

/** Two clinics. In one: a patient with all that a chart can hold, another one, and everybody who is near them. */
export async function makeWorld(request: APIRequest, baseURL: string) {
  const here = (await makeClinic(`matrix-${turn}`)).clinicId;
  const elsewhere = (await makeClinic(`matrix-elsewhere-${turn}`)).clinicId;
  const people = Object.fromEntries(ACTORS.map((who) => [who, account(who)])) as Record<
    ActorName,
    ReturnType<typeof account>
  >;
  const doctor = (clinicId: string, who: ActorName) => makeDoctor(clinicId, people[who]);
  const treating = await doctor(here, "treating");
  const ended = await doctor(here, "ended");
  await doctor(here, "untreating");
  await doctor(here, "breaking");
  const suspended = await doctor(here, "suspended");
  const pending = await doctor(here, "pending");
  await makeMember(here, "admin", people.admin);
  await makeMember(elsewhere, "admin", people.adminElsewhere);
  const treatsElsewhere = await doctor(elsewhere, "doctorElsewhere");
  const treatsOther = await makeDoctor(here, account("treatsOther"));
  const patient = async (who: ActorName) => {
    const { memberId } = await makeMember(here, "patient", people[who]);
    return makePatient(here, { memberId, ...named(who) });
  };
  await makeMember(here, "patient", people.caring);
  const own = await patient("own");
  const other = await patient("otherPatient");
  const third = await makePatient(elsewhere, named("Tercero"));
  await assign(here, own, treating);
  await assign(here, own, suspended);
  await assign(here, own, pending);
  await assign(here, own, ended, { endsAt: new Date(Date.now() - 60_000) });
  await assign(here, other, treatsOther);
  await assign(elsewhere, third, treatsElsewhere);

  const enter = async (who: { email: string; password: string }) => {
    const context = await request.newContext({ baseURL });
    await signInByApi(context, who);
    return context;
  };
  const signedIn = Object.fromEntries(
    await Promise.all(
      ACTORS.filter((who) => who !== "anonymous").map(
        async (who) => [who, await enter(who === "platform" ? ADMIN : people[who])] as const,
      ),
    ),
  ) as Record<Exclude<ActorName, "anonymous">, APIRequestContext>;
  const otherDoctor = await enter(account("treatsOther"));
  const makers = {
    here: signedIn.treating,
    other: otherDoctor,
    elsewhere: signedIn.doctorElsewhere,
  };
  delete BODIES[QUESTION]; // another spec's, in the same process
  const ids = {
    own: await fill(makers.here, here, own.patientId, signedIn.own),
    other: await fill(makers.other, here, other.patientId, signedIn.otherPatient),
    elsewhere: await fill(makers.elsewhere, elsewhere, third.patientId),
  };
  ids.own.caregiverId = await letAct(signedIn.own, own.patientId, people.caring.email);
  await actFor(signedIn.caring, ids.own.caregiverId);
  ids.own.askedId = await letAct(signedIn.otherPatient, other.patientId, people.caring.email);
  ids.other.caregiverId = ids.own.askedId;
  await suspend(signedIn.admin, "suspended");
  await enrol(signedIn.pending);
  await signInByApi(signedIn.pending, people.pending);
  ids.own.invitationId = await invite(signedIn.admin);
  ids.elsewhere.invitationId = await invite(signedIn.adminElsewhere);
  const claimIn = async (clinicId: string) =>
    (await makeClaim(clinicId, { family: PLANTED })).claimId;
  ids.own.claimId = await claimIn(here);
  ids.elsewhere.claimId = await claimIn(elsewhere);
  ids.own.requestId = await askErasure(signedIn.untreating, signedIn.admin);
  ids.elsewhere.requestId = await askErasure(signedIn.doctorElsewhere, signedIn.adminElsewhere);
  ids.own.emergencyId = await breakGlass(signedIn.breaking, own.patientId);
  ids.own.userId = await userNamed(signedIn.admin, "untreating");
  ids.elsewhere.userId = await userNamed(signedIn.adminElsewhere, "doctorElsewhere");
  const cookies = Object.fromEntries(
    await Promise.all(
      Object.entries(signedIn).map(
        async ([who, context]) => [who, await cookieOf(context)] as const,
      ),
    ),
  ) as Record<string, string>;
  for (const context of [...Object.values(signedIn), otherDoctor]) await context.dispose();
  return { ids, cookies };
}

const members = async (admin: APIRequestContext, q: string) =>
  (await (await admin.get(`/api/v1/users?q=${q}`)).json()).items[0];
const userNamed = async (admin: APIRequestContext, q: string): Promise<string> =>
  (await members(admin, q)).id;

async function breakGlass(who: APIRequestContext, patientId: string): Promise<string> {
  const data = { number: `T-${patientId}`, reason: "Inconsciente en urgencias" };
  const begun = await who.post("/api/v1/emergencies", { data });
  expect(begun.status(), await begun.text()).toBe(201);
  return (await begun.json()).id;
}

/** A second factor, so that the next sign-in is half a session. */
async function enrol(who: APIRequestContext): Promise<void> {
  const { key } = await (await who.post("/api/v1/me/authenticator")).json();
  const data = { code: codeOf(key) };
  expect((await who.post("/api/v1/me/authenticator/confirmation", { data })).status()).toBe(200);
}

/** Lets somebody act for a patient in messages and medicines, once they accept. */
async function letAct(patient: APIRequestContext, patientId: string, email: string) {
  const data = { email, name: "x", relationship: "other", scopes: ["messages", "medicines"] };
  const asked = await patient.post(`/api/v1/patients/${patientId}/caregivers`, { data });
  expect(asked.status(), await asked.text()).toBe(201);
  return (await asked.json()).id as string;
}

async function actFor(caring: APIRequestContext, caregiverId: string): Promise<void> {
  const accepted = await caring.post(`/api/v1/me/cared/${caregiverId}/acceptance`);
  expect(accepted.status(), await accepted.text()).toBe(200);
  const acting = await caring.post("/api/v1/me/acting", { data: { caregiverId } });
  expect(acting.status(), await acting.text()).toBe(200);
}

async function askErasure(who: APIRequestContext, admin: APIRequestContext): Promise<string> {
  expect((await who.post("/api/v1/me/erasure")).status()).toBe(201);
  const { items } = await (await admin.get("/api/v1/erasure-requests")).json();
  return items[0].id;
}

async function invite(admin: APIRequestContext): Promise<string> {
  const data = { email: `invited.${turn}@example.test`, name: PLANTED, role: "nurse" };
  const made = await admin.post("/api/v1/invitations", { data });
  expect(made.status(), await made.text()).toBe(201);
  return (await made.json()).id;
}

async function suspend(admin: APIRequestContext, who: string): Promise<void> {
  const { id, version } = await members(admin, who);
  const data = { state: "suspended", reason: "prueba" };
  const headers = { "if-match": `"${version}"` };
  expect((await admin.patch(`/api/v1/users/${id}`, { data, headers })).status()).toBe(200);
}

/** All that a chart can hold, with the planted word in each text; gives the ids. */
async function fill(
  doctor: APIRequestContext,
  clinicId: string,
  patientId: string,
  patient?: APIRequestContext,
): Promise<Ids> {
  const chart = `/api/v1/patients/${patientId}`;
  const add = async (place: string, data: object, by = doctor): Promise<string> => {
    const added = await by.post(place, { data });
    expect(added.status(), place).toBe(201);
    return (await added.json()).id;
  };
  const alarming = { recordedAt: at(), readings: [{ ...PULSE, value: 150 }], note: PLANTED };
  const setId = await add(`${chart}/vitals`, alarming);
  const { items: alerts } = await (
    await doctor.get(`/api/v1/alerts?patientId=${patientId}`)
  ).json();
  const { items: care } = await (await doctor.get(`${chart}/care`)).json();
  const items = await Promise.all(
    KEPT.map(async (noun) => [
      noun,
      await add(`${chart}/${noun}`, { ...NEW[noun], display: PLANTED }),
    ]),
  );
  const files = { doctor, patientId };
  const file = await cleanFile(files);
  const download = await readyDownload(files);
  const asked = patient && (await ask(patient, chart));
  return {
    patientId,
    clinicId,
    setId,
    alertId: alerts[0].id,
    careId: care[0].id,
    ...Object.fromEntries(items.map(([noun, id]) => [`itemId ${noun}`, id])),
    noteId: await sign(doctor, chart, await add(`${chart}/notes`, {})),
    draftId: await add(`${chart}/notes`, {}),
    threadId: await add(`${chart}/threads`, { ...THREAD, body: PLANTED }),
    fileId: file.id,
    fileQuery: file.query,
    uploadId: await beginFile(files, false),
    part: "1",
    downloadId: download.id,
    downloadQuery: download.query,
    ...(asked ? { questionId: asked } : {}),
    templateId: await add("/api/v1/note-templates", { name: PLANTED, type: "urgent", plan: "x" }),
    answerId: await add("/api/v1/message-templates", ANSWER),
    messageId: await parkOne(clinicId),
    deliveryId: await failOne(clinicId),
    securityAlertId: await raiseOne(clinicId),
    checkId: await askOne(clinicId),
  };
}

/** A question about the first look that stands in one's own log. */
async function ask(patient: APIRequestContext, chart: string): Promise<string> {
  const { items } = await (await patient.get(`${chart}/access-log?own=hidden`)).json();
  const data = { entry: items[0].key, question: PLANTED };
  BODIES[QUESTION] ??= data; // the first is one's own
  const asked = await patient.post(`${chart}/access-questions`, { data });
  expect(asked.status()).toBe(201);
  return (await asked.json()).id;
}

/** A note with the planted word in what the patient reads too, signed. */
async function sign(doctor: APIRequestContext, chart: string, noteId: string): Promise<string> {
  const note = { ...NOTE, subjective: PLANTED, summaryTodo: PLANTED };
  const place = `${chart}/notes/${noteId}`;
  const saved = { data: { ...note, editor: "matrix" }, headers: { "if-match": '"1"' } };
  const { version } = await (await doctor.patch(place, saved)).json();
  const data = { contentHash: await hashOfContent(note) };
  const headers = { "if-match": `"${version}"` };
  const signed = await doctor.post(`${place}/signature`, { data, headers });
  expect(signed.status(), await signed.text()).toBe(201);
  return noteId;
}
