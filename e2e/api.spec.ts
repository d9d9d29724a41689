import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { OPERATIONS } from "@/lib/api/openapi";
import { hashOfContent } from "@/lib/domain/notes/content";
import { ADMIN, DOCTOR, PATIENT, patientId, SPARE_DOCTOR, signInByApi } from "./accounts";
import { makeAccounts } from "./api-accounts";
import { ANSWER, BODIES, DRAFT, KEPT, NEW, NOTE, OTHER_PASSWORD, THREAD } from "./api-bodies";
import { makeCaregivers } from "./api-caregivers";
import { beginFile, cleanFile, PART, readyDownload } from "./api-files";
import { makeQuestion } from "./asked";
import { queuedFor } from "./queued";
import { at, PULSE } from "./vital-inputs";

type Operation = (typeof OPERATIONS)[number];
let doctor: APIRequestContext;
let id: string;

test.beforeAll(async ({ playwright, baseURL }) => {
  doctor = await playwright.request.newContext({ baseURL });
  await signInByApi(doctor, DOCTOR);
  id = await patientId(doctor, "herrera molina");
});
test.afterAll(() => doctor.dispose());

const record = (data: object) => doctor.post(`/api/v1/patients/${id}/vitals`, { data });

test("every operation of the document answers as it says", async ({ playwright, baseURL }) => {
  const document = await (await doctor.get("/api/openapi.json")).json();
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method} ${path}`),
  );
  expect(listed.toSorted()).toEqual(
    OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
  const admin = await playwright.request.newContext({ baseURL });
  await signInByApi(admin, ADMIN);
  const { id: setId } = await (await record({ recordedAt: at(), readings: [PULSE] })).json();
  const items = Object.fromEntries(
    await Promise.all(KEPT.map(async (noun) => [noun, await addTo(noun)] as const)),
  );
  const leaving = await playwright.request.newContext({ baseURL });
  await signInByApi(leaving, PATIENT);
  expect((await doctor.post("/api/v1/me/drafts", { data: DRAFT })).status()).toBe(200);
  const alarming = { recordedAt: at(), readings: [{ ...PULSE, value: 150 }] };
  expect((await record(alarming)).status()).toBe(201);
  const { items: alerts } = await (await doctor.get(`/api/v1/alerts?patientId=${id}`)).json();
  const careId = await prepareCare();
  const { items: users } = await (await admin.get("/api/v1/users?q=puig")).json();
  const userId = users[0].id;
  const noteId = await openNote();
  const saved = { data: { ...NOTE, editor: "api" }, headers: { "if-match": '"1"' } };
  await doctor.patch(`/api/v1/patients/${id}/notes/${noteId}`, saved);
  const templateId = await addTemplate("note-templates", { name: "xk-7" });
  const answerId = await addTemplate("message-templates", ANSWER);
  const ids = {
    ...{ patientId: id, setId, name: DRAFT.name, alertId: alerts[0].id, careId, userId },
    ...{ noteId, templateId, threadId: await beginThread(), endpointHash: "0".repeat(64) },
  };
  BODIES["post /patients/{patientId}/notes/{noteId}/signature"] = {
    contentHash: await hashOfContent(NOTE),
  };
  const { clinic } = await (await doctor.get("/api/v1/me")).json();
  const spare = await playwright.request.newContext({ baseURL });
  await signInByApi(spare, SPARE_DOCTOR);
  BODIES["post /me/clinic"] = { clinicId: clinic.id };
  const asked = await makeQuestion(playwright.request, baseURL);
  BODIES["post /patients/{patientId}/access-questions"] = asked.another;
  BODIES["post /emergencies"] = asked.glass;
  const accounts = await makeAccounts(playwright.request, baseURL);
  const caregivers = await makeCaregivers(playwright.request, baseURL);
  const own: Record<string, APIRequestContext> = {
    ...accounts.own,
    ...caregivers.own,
    "/me/sessions": leaving,
    "/me/offline-record": asked.asker,
    "/me/password": spare,
    "post /emergencies": asked.breaker,
    "/emergencies/{emergencyId}": asked.answerer,
    "/emergencies/{emergencyId}/end": asked.breaker,
    "/patients/{patientId}/access-log": asked.asker,
    "/patients/{patientId}/access-questions": asked.asker,
    "/patients/{patientId}/access-questions/{questionId}": asked.answerer,
  };
  const clean = await cleanFile({ doctor, patientId: id });
  QUERIES["/patients/{patientId}/files/{fileId}/content"] = clean.query;
  VERSIONS["/patients/{patientId}/files/{fileId}"] = clean.version;
  const written = await readyDownload({ doctor, patientId: id });
  QUERIES["/downloads/{downloadId}/content"] = written.query;
  // A stream never ends by itself: live.spec.ts reads it.
  for (const operation of OPERATIONS.filter((one) => !one.stream).toSorted(
    (a, b) => rankOf(a) - rankOf(b),
  )) {
    const { path, roles, platformAdmin } = operation;
    const administers = platformAdmin || roles?.includes("doctor") === false;
    const as = own[`${operation.method} ${path}`] ?? own[path] ?? (administers ? admin : doctor);
    const itemId = items[path.split("/")[3] ?? ""] ?? "";
    // What was signed is not discarded.
    const other = operation.method === "delete" ? { noteId: await openNote() } : {};
    const queued = await queuedFor(path, clinic.id);
    const place = /\{patientId\}\/access-|emergencies/.test(path) ? asked.ids : ids;
    const answer = path.startsWith("/message-templates") ? { templateId: answerId } : {};
    const file = { fileId: await fileFor(operation, clean.id), part: "1", downloadId: written.id };
    const { handle, invitationId, passkeyId, identityId, claimId, requestId } = accounts;
    const all = {
      ...ids,
      ...place,
      ...caregivers.idsFor(path),
      itemId,
      ...{ handle, invitationId, passkeyId, identityId, claimId, requestId },
      ...other,
      ...queued,
      ...file,
      ...answer,
      ...accounts.idsFor(path),
    };
    const body = accounts.bodies[`${operation.method} ${path}`];
    if (body) BODIES[`${operation.method} ${path}`] = await body();
    await callAndCompare(operation, as, all);
  }
  await accounts.dispose();
  await caregivers.dispose();
  await putBack(admin, userId);
  const back = { current: OTHER_PASSWORD, next: SPARE_DOCTOR.password };
  expect((await spare.post("/api/v1/me/password", { data: back })).status()).toBe(200);
  for (const context of [admin, leaving, spare, asked.asker, asked.answerer, asked.breaker])
    await context.dispose();
});

/** Neither the logo nor the suspended doctor stays. */
async function putBack(admin: APIRequestContext, userId: string): Promise<void> {
  const changes: [path: string, body: object][] = [
    ["/settings/general", { logo: null }],
    [`/users/${userId}`, { state: "active", reason: "prueba" }],
  ];
  for (const [path, data] of changes) {
    const headers = { "if-match": `"${await versionOf(path, admin)}"` };
    expect((await admin.patch(`/api/v1${path}`, { data, headers })).status(), path).toBe(200);
  }
}

/** A note is signed before it is added to, and marked last; what removes comes after everything. */
function rankOf({ method, path }: Operation): number {
  if (method === "delete") return 5;
  return (
    ["/signature", "/addenda", "/status", "/acceptance"].findIndex((end) => path.endsWith(end)) + 1
  );
}

async function addTo(noun: string): Promise<string> {
  const added = await doctor.post(`/api/v1/patients/${id}/${noun}`, { data: NEW[noun] });
  expect(added.status(), noun).toBe(201);
  return (await added.json()).id;
}

async function openNote(): Promise<string> {
  const opened = await doctor.post(`/api/v1/patients/${id}/notes`, { data: {} });
  expect(opened.status()).toBe(201);
  return (await opened.json()).id;
}

async function beginThread(): Promise<string> {
  const begun = await doctor.post(`/api/v1/patients/${id}/threads`, { data: THREAD });
  expect(begun.status()).toBe(201);
  return (await begun.json()).id;
}

async function addTemplate(noun: string, data: object): Promise<string> {
  const added = await doctor.post(`/api/v1/${noun}`, { data });
  expect(added.status()).toBe(201);
  return (await added.json()).id;
}

/** Somebody else treats the patient too, to be ended; a third one is to be assigned. Gives the relation's id. */
async function prepareCare(): Promise<string> {
  const care = `/api/v1/patients/${id}/care`;
  const { items: relations } = await (await doctor.get(care)).json();
  const treats = relations.flatMap((one: { active: boolean; member: { id: string } }) =>
    one.active ? [one.member.id] : [],
  );
  const { items: members } = await (await doctor.get("/api/v1/care-members")).json();
  const [second, third] = members.filter((one: { id: string }) => !treats.includes(one.id));
  const covering = { role: "covering", reason: "Vacaciones" };
  BODIES["post /patients/{patientId}/care"] = { ...covering, memberId: third.id };
  const person = await (await doctor.get(`/api/v1/patients/${id}/person`)).json();
  const { id: _, mrn, name, deceased, addresses, version, ...same } = person;
  BODIES["patch /patients/{patientId}/person"] = same;
  const made = await doctor.post(care, { data: { ...covering, memberId: second.id } });
  expect(made.status()).toBe(201);
  return (await made.json()).id;
}

/** The version that a change must name. */
async function versionOf(place: string, as: APIRequestContext): Promise<number> {
  if (place.startsWith("/users/")) {
    const { items } = await (await as.get("/api/v1/users?q=puig")).json();
    return items[0].version;
  }
  const note = /^\/patients\/[^/]+\/(?:notes|threads)\/[^/]+/.exec(place)?.[0];
  if (note) return (await (await as.get(`/api/v1${note}`)).json()).version;
  const versioned =
    /^\/me(\/|$)/.test(place) || place.endsWith("/person") || place.startsWith("/settings/");
  if (!versioned) return 1;
  return (await (await as.get(`/api/v1${place}`)).json()).version;
}
/** What is asked for, by path; some of it is known only when the rest is there. */
const QUERIES: Record<string, string> = { "/diagnosis-codes": "?q=i10" };
const VERSIONS: Record<string, number> = {
  "/me/passkeys/{passkeyId}": 1,
  "/users/{userId}/role": 1,
};
const queryOf = (path: string) =>
  path === "/vitals/latest" ? `?patientIds=${id}` : (QUERIES[path] ?? "");

/** An upload that is still to be ended for what is done to one, else a file that was looked at. */
async function fileFor({ method, path }: Operation, clean: string): Promise<string> {
  if (!path.includes("{fileId}")) return "";
  const uploading = method === "put" || method === "delete" || /upload$|completion$/.test(path);
  return uploading ? beginFile({ doctor, patientId: id }, path.endsWith("completion")) : clean;
}

async function callAndCompare(
  operation: Operation,
  as: APIRequestContext,
  ids: Record<string, string>,
): Promise<void> {
  const { method, path, status = 200, answer } = operation;
  const name = `${method} ${path}`;
  const place = path.replaceAll(/\{(\w+)\}/g, (_, param) => ids[param] ?? "");
  const version = operation.ifMatch && (VERSIONS[path] ?? (await versionOf(place, as)));
  const response = await as.fetch(`/api/v1${place}${queryOf(path)}`, {
    method,
    ...(operation.bytes
      ? PART
      : {
          data: BODIES[name],
          headers: operation.ifMatch ? { "if-match": `"${version}"` } : {},
        }),
  });
  expect(response.status(), name).toBe(status);
  expect(response.headers()["x-request-id"], name).toBeTruthy();
  if (operation.file) return expectFile(response, operation.file);
  const json = await response.json();
  expect(answer.parse(json), name).toEqual(json); // nothing missing, nothing more
  expect(response.headers()["cache-control"], name).toBe("private, no-store");
}

function expectFile(response: APIResponse, type: string): void {
  const headers = response.headers();
  expect(headers["content-type"]?.startsWith(type.split("*")[0] ?? ""), type).toBe(true);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["cache-control"]).toContain("private");
}
