import { type APIRequestContext, expect, test } from "@playwright/test";
import { DOCTOR, patientId, signInByApi } from "./accounts";
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
