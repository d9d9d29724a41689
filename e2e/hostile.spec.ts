import { existsSync, readFileSync } from "node:fs";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { DOCTOR, openAs, patientId, signInByApi } from "./accounts";

const FOLDER = "../shared/data";
const found = existsSync(`${FOLDER}/naughty-strings.json`);
const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
const strings = (): string[] => {
  const hostile = read("hostile-strings.json");
  const breakers = hostile.pg_breakers.map(({ s }: { s: string }) => s);
  return [...read("naughty-strings.json"), ...breakers, ...hostile.notes_xss, ...hostile.names];
};
const readings = [{ code: "8867-4", value: 72, unit: "/min" }];
const recordedAt = "2026-02-01T10:00:00Z";

let doctor: APIRequestContext;
let id: string;

test.beforeAll(async ({ playwright, baseURL }) => {
  test.skip(
    !found,
    `${FOLDER} isn't here: the lists of hostile strings are not part of the project`,
  );
  doctor = await playwright.request.newContext({ baseURL });
  await signInByApi(doctor, DOCTOR);
  id = await patientId(doctor, "sukarno");
});

test("every hostile string in every text field: refused, or kept as it is; never a 5xx", async () => {
  test.setTimeout(900_000); // thousands of requests, on a machine that may be busy
  const vitals = `/api/v1/patients/${id}/vitals`;
  for (const text of strings()) {
    const noted = await doctor.post(vitals, { data: { recordedAt, note: text, readings } });
    const search = (params: Record<string, string>) => doctor.get("/api/v1/patients", { params });
    const send = (data: object, headers: Record<string, string> = {}) =>
      doctor.post(vitals, { data, headers });
    const key = Buffer.from(text).toString("hex").slice(0, 400) || "x";
    const others = await Promise.all([
      search({ q: text.slice(0, 300) }),
      search({ cursor: text.slice(0, 300) }),
      send({ recordedAt: text, readings }),
      send({ recordedAt, readings: [{ ...readings[0], code: text, unit: text }] }),
      send({ recordedAt, readings }, { "idempotency-key": key }),
    ]);
    const answers = [noted, ...others].map((answer) => answer.status());
    expect(Math.max(...answers), JSON.stringify(text)).toBeLessThan(500);
    if (noted.status() !== 201) continue;
    const set = await noted.json();
    expect(set.note).toBe(text.normalize("NFC"));
    const reasoned = await doctor.patch(`${vitals}/${set.id}`, {
      data: { status: "entered-in-error", reason: text },
      headers: { "if-match": '"1"' },
    });
    expect([200, 422], JSON.stringify(text)).toContain(reasoned.status());
  }
});

test("what was kept is shown harmless", async ({ page }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openAs(page, DOCTOR, `/patients/${id}/vitals?range=all`);
  const more = page.getByRole("button", { name: "Ver más" });
  for (let i = 0; i < 5 && (await more.isVisible()); i++) {
    const rows = await page.getByRole("row").count();
    await more.click();
    await expect.poll(() => page.getByRole("row").count()).toBeGreaterThan(rows);
  }
  expect(await page.locator("main img, main iframe, main object").count()).toBe(0);
  expect(dialogs).toEqual([]);
});
