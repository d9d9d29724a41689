import { type APIRequestContext, expect, test } from "@playwright/test";
import { DOCTOR, PATIENT, patientId, signInByApi } from "./accounts";
import { at, PRESSURE, PULSE } from "./vital-inputs";

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
});

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

test("who asks for a new password with an address that the database can't hold hears what all do", async ({
  request,
}) => {
  const ask = async (email: string) => {
    const asked = await request.post("/api/v1/password-resets", { data: { email } });
    return [asked.status(), await asked.text()];
  };
  expect(await ask("a\0b@example.test")).toEqual(await ask("ab@example.test"));
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
