import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { OPERATIONS } from "@/lib/api/openapi";
import { ADMIN, DOCTOR, PATIENT, patientId, SPARE_DOCTOR, signInByApi } from "./accounts";

type Operation = (typeof OPERATIONS)[number];
const PULSE = { code: "8867-4", value: 72, unit: "/min" };
const PRESSURE = {
  code: "85354-9",
  components: [
    { code: "8480-6", value: 185, unit: "mm[Hg]" },
    { code: "8462-4", value: 95, unit: "mm[Hg]" },
  ],
};
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
const at = () => new Date(Date.now() - 60_000).toISOString();
let doctor: APIRequestContext;
let id: string;

test.beforeAll(async ({ playwright, baseURL }) => {
  doctor = await playwright.request.newContext({ baseURL });
  await signInByApi(doctor, DOCTOR);
  id = await patientId(doctor, "herrera molina");
});
test.afterAll(() => doctor.dispose());

const record = (data: object, headers: Record<string, string> = {}) =>
  doctor.post(`/api/v1/patients/${id}/vitals`, { data, headers });

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
  const ids = { patientId: id, setId, name: DRAFT.name, alertId: alerts[0].id, careId, userId };
  const spare = await playwright.request.newContext({ baseURL });
  await signInByApi(spare, SPARE_DOCTOR);
  BODIES["post /me/clinic"] = {
    clinicId: (await (await doctor.get("/api/v1/me")).json()).clinic.id,
  };
  const own: Record<string, APIRequestContext> = { "/me/sessions": leaving, "/me/password": spare };
  for (const operation of OPERATIONS.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const { path, roles, platformAdmin } = operation;
    const administers = platformAdmin || roles?.includes("doctor") === false;
    const as = own[path] ?? (administers ? admin : doctor);
    const itemId = items[path.split("/")[3] ?? ""] ?? "";
    await callAndCompare(operation, as, { ...ids, itemId });
  }
  await putBack(admin, userId);
  const back = { current: OTHER_PASSWORD, next: SPARE_DOCTOR.password };
  expect((await spare.post("/api/v1/me/password", { data: back })).status()).toBe(200);
  for (const context of [admin, leaving, spare]) await context.dispose();
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

/** What removes comes last. */
const rankOf = ({ method }: Operation) => (method === "delete" ? 1 : 0);
const OTHER_PASSWORD = "otra clave para probar";
const DRAFT = { name: "vitals:x", sealed: "AAAA", savedAt: "2026-11-01T08:00:00Z" };
const KEPT = ["conditions", "allergies", "medications"];
// Refuted, so that it doesn't stand against the statement that there are none.
const NEW: Record<string, object> = {
  conditions: { display: "Asma" },
  allergies: { display: "Látex", verificationStatus: "refuted" },
  medications: { display: "Salbutamol" },
};
const WRONG = { verificationStatus: "entered-in-error", statusReason: "prueba" };

async function addTo(noun: string): Promise<string> {
  const added = await doctor.post(`/api/v1/patients/${id}/${noun}`, { data: NEW[noun] });
  expect(added.status(), noun).toBe(201);
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
  const { id: _, mrn, name, deceased, version, ...same } = person;
  BODIES["patch /patients/{patientId}/person"] = same;
  const made = await doctor.post(care, { data: { ...covering, memberId: second.id } });
  expect(made.status()).toBe(201);
  return (await made.json()).id;
}

/** Like nobody of an earlier run. */
const word = () =>
  Array.from({ length: 10 }, () => "aeiouklmnrst"[Math.floor(Math.random() * 12)]).join("");
const PERSON = {
  given: word(),
  family: `${word()} ${word()}`,
  birthDate: "1950",
  gender: "other",
  documents: [],
  phone: null,
};
const BODIES: Record<string, unknown> = {
  "post /patients/duplicates": {
    given: PERSON.given,
    family: PERSON.family,
    birthDate: null,
    documents: [],
    phone: null,
  },
  "post /patients": {
    ...PERSON,
    email: null,
    coverage: null,
    emergencyContact: null,
    language: null,
    timeZone: null,
  },
  "patch /patients/{patientId}/care/{careId}": { reason: "Ha vuelto" },
  ...Object.fromEntries(
    KEPT.map((noun) => [`post /patients/{patientId}/${noun}`, NEW[noun]] as const),
  ),
  "patch /patients/{patientId}/conditions/{itemId}": WRONG,
  "patch /patients/{patientId}/allergies/{itemId}": WRONG,
  "patch /patients/{patientId}/medications/{itemId}": { status: "stopped", ended: "2026-01" },
  "post /patients/{patientId}/vitals": { recordedAt: at(), readings: [PULSE, PRESSURE] },
  "patch /patients/{patientId}/vitals/{setId}": { status: "entered-in-error", reason: "prueba" },
  "patch /me": { locale: "es" },
  "post /me/drafts": DRAFT,
  "post /me/password": { current: SPARE_DOCTOR.password, next: OTHER_PASSWORD },
  "patch /patients/{patientId}/alerts/{alertId}": { state: "acknowledged", comment: "prueba" },
  "patch /settings/general": { logo: PNG },
  "patch /settings/clinical": {},
  "patch /settings/sessions": {},
  "patch /settings/features": {},
  "patch /users/{userId}": { state: "suspended", reason: "prueba" },
};

/** The version that a change must name. */
async function versionOf(place: string, as: APIRequestContext): Promise<number> {
  if (place.startsWith("/users/")) {
    const { items } = await (await as.get("/api/v1/users?q=puig")).json();
    return items[0].version;
  }
  const versioned = place === "/me" || place.endsWith("/person") || place.startsWith("/settings/");
  if (!versioned) return 1;
  return (await (await as.get(`/api/v1${place}`)).json()).version;
}
const queryOf = (path: string) => (path === "/vitals/latest" ? `?patientIds=${id}` : "");

async function callAndCompare(
  operation: Operation,
  as: APIRequestContext,
  ids: Record<string, string>,
): Promise<void> {
  const { method, path, status = 200, answer } = operation;
  const name = `${method} ${path}`;
  const place = path.replaceAll(/\{(\w+)\}/g, (_, param) => ids[param] ?? "");
  const version = operation.ifMatch && (await versionOf(place, as));
  const response = await as.fetch(`/api/v1${place}${queryOf(path)}`, {
    method,
    data: BODIES[name],
    headers: operation.ifMatch ? { "if-match": `"${version}"` } : {},
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
  expect(headers["content-type"]).toMatch(new RegExp(`^${type.replace("*", "")}`));
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["cache-control"]).toContain("private");
}

test("recording answers 201 with an id and each reading's interpretation", async () => {
  const response = await record({
    recordedAt: "2026-01-26T08:12:00.123456789Z",
    readings: [PULSE, PRESSURE],
  });
  expect(response.status()).toBe(201);
  expect(await response.json()).toMatchObject({
    recordedAt: "2026-01-26T08:12:00.123456789Z",
    readings: [{ interpretation: "normal" }, { interpretation: "critical", systolic: 185 }],
  });
});

test("an idempotency key: one effect, the same answer; another body is refused", async () => {
  const body = { recordedAt: at(), readings: [PULSE] };
  const key = { "idempotency-key": `k-${Date.now()}` };
  const answers = await Promise.all(Array.from({ length: 10 }, () => record(body, key)));
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([201]));
  const other = await record({ ...body, note: "otra" }, key);
  expect([other.status(), (await other.json()).code]).toEqual([422, "invalid"]);
  expect((await record(body, { "idempotency-key": "ñ".repeat(3) })).status()).toBe(400);
});

test.describe("bad input says what and where", () => {
  const bad: [string, object, string][] = [
    ["a future time", { recordedAt: "2099-01-01T00:00:00Z", readings: [PULSE] }, "$.recordedAt"],
    ["no time", { readings: [PULSE] }, "$.recordedAt"],
    [
      "a time without zone",
      { recordedAt: "2026-01-01T00:00:00", readings: [PULSE] },
      "$.recordedAt",
    ],
    ["no reading", { recordedAt: at(), readings: [] }, "$.readings"],
    ["an unknown field", { recordedAt: at(), readings: [PULSE], more: 1 }, "$.more"],
    [
      "an unknown code",
      { recordedAt: at(), readings: [{ ...PULSE, code: "1-1" }] },
      "$.readings[0].code",
    ],
    [
      "another unit",
      { recordedAt: at(), readings: [{ ...PULSE, unit: "kg" }] },
      "$.readings[0].unit",
    ],
    [
      "out of range",
      { recordedAt: at(), readings: [{ ...PULSE, value: 301 }] },
      "$.readings[0].value",
    ],
    ["1e308", { recordedAt: at(), readings: [{ ...PULSE, value: 1e308 }] }, "$.readings[0].value"],
    [
      "a number as text",
      { recordedAt: at(), readings: [{ ...PULSE, value: "72" }] },
      "$.readings[0].value",
    ],
    [
      "half a pressure",
      {
        recordedAt: at(),
        readings: [{ ...PRESSURE, components: PRESSURE.components.slice(0, 1) }],
      },
      "$.readings[0].components",
    ],
    [
      "a pressure the wrong way round",
      {
        recordedAt: at(),
        readings: [
          {
            ...PRESSURE,
            components: [
              { ...PRESSURE.components[0], value: 80 },
              { ...PRESSURE.components[1], value: 120 },
            ],
          },
        ],
      },
      "$.readings[0].components",
    ],
    ["a kind twice", { recordedAt: at(), readings: [PULSE, PULSE] }, "$.readings"],
  ];
  for (const [name, body, path] of bad) {
    test(name, async () => {
      const response = await record(body);
      const problem = await response.json();
      expect(response.status()).toBe(422);
      expect(problem.errors.map((fault: { path: string }) => fault.path)).toContain(path);
      expect(problem.errors[0].message).not.toMatch(/errors\./);
    });
  }

  test("of a list's query", async () => {
    for (const query of ["limit=0", "limit=x", "sort=up", "more=1", "cursor=%%%", "cursor=e30"]) {
      const response = await doctor.get(`/api/v1/patients?${query}`);
      expect([400, 422], query).toContain(response.status());
    }
  });

  test("what cannot be an id is what isn't there, byte for byte but for the request's id", async () => {
    const anonymised = async (path: string) =>
      (await (await doctor.get(path)).text()).replace(/"requestId":"[^"]+"/, "");
    const missing = await anonymised("/api/v1/patients/0192f5aa-0000-7000-8000-000000000000");
    expect(await anonymised("/api/v1/patients/x")).toBe(missing);
    expect(await anonymised("/api/v1/patients/%00")).toBe(missing);
    expect(await anonymised("/api/v1/audit-events")).toBe(missing);
  });
});

test("units: the usual alternatives are taken and converted exactly", async () => {
  const response = await record({
    recordedAt: at(),
    readings: [
      { code: "8310-5", value: 101.3, unit: "[degF]" },
      { code: "29463-7", value: 150, unit: "[lb_av]" },
      { code: "41653-7", value: 5.5, unit: "mmol/L" },
    ],
  });
  const { readings } = await response.json();
  expect(readings.map(({ canonical }: { canonical: number }) => canonical)).toEqual([
    38.5, 68.0389, 99.0858,
  ]);
  expect(readings.map(({ value }: { value: number }) => value)).toEqual([101.3, 150, 5.5]);
});

test("who is signed in, and where", async ({ playwright, baseURL }) => {
  const patient = await playwright.request.newContext({ baseURL });
  await signInByApi(patient, PATIENT);
  const me = await (await patient.get("/api/v1/me")).json();
  expect(me).toMatchObject({
    role: "patient",
    user: { email: PATIENT.email },
    clinic: { timeZone: "Europe/Madrid" },
  });
  expect((await patient.get(`/api/v1/patients/${me.patientId}/medications`)).status()).toBe(200);
  expect((await patient.get(`/api/v1/patients/${id}/medications`)).status()).toBe(404);
  await patient.dispose();
});

test("the API's pages load nothing from another host", async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await page.goto("/api/docs");
  const listed = page.getByText("/patients/{patientId}/vitals").first();
  await expect(listed).toBeVisible({ timeout: 40_000 }); // a large script, on a busy machine
  expect([...hosts].filter((host) => host.startsWith("http"))).toEqual([baseURL]);
});

test("health, and metrics only with the token", async ({ request }) => {
  expect((await request.get("/health/live")).status()).toBe(200);
  expect(await (await request.get("/health/ready")).json()).toMatchObject({ status: "ready" });
  expect((await request.get("/metrics")).status()).toBe(404);
  const metrics = await request.get("/metrics", {
    headers: { authorization: `Bearer ${process.env.METRICS_TOKEN}` },
  });
  expect(await metrics.text()).toContain(
    'http_requests_total{route="/patients/{patientId}/vitals",method="POST",status="201"}',
  );
});
