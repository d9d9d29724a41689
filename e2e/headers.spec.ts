import { expect, test } from "@playwright/test";
import { DOCTOR, openAs } from "./accounts";

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), microphone=(self), geolocation=(), browsing-topics=()",
};

test("pages, answers and files say what a browser may do with them", async ({ page }) => {
  await openAs(page, DOCTOR, "/today");
  const script = await page.locator("script[src*='_next/static']").first().getAttribute("src");
  for (const path of ["/sign-in", "/today", "/api/v1/me", "/nothing", script ?? ""]) {
    const answer = await page.request.get(path);
    expect(answer.headers(), path).toMatchObject(EVERYWHERE);
    expect(answer.headers()["x-powered-by"], path).toBeUndefined();
    if (!script?.endsWith(path))
      expect(answer.headers()["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
});

test("each page has a nonce of its own, and what it lets run is named by it", async ({
  request,
}) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get("/sign-in")).headers()["content-security-policy"]),
  );
  const [first = "", second = ""] = policies.map((one) => /'nonce-([^']+)'/.exec(one ?? "")?.[1]);
  expect(first.length).toBeGreaterThanOrEqual(22);
  expect(second).not.toBe(first);
  for (const part of [
    "'strict-dynamic'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policies[0]).toContain(part);
  expect(policies[0]).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
});

test("more headers than Node reads are refused, and the next request is answered", async ({
  request,
}) => {
  const headed = (kilobytes: number) =>
    request.get("/health/live", { headers: { "x-padding": "a".repeat(kilobytes * 1024) } });
  expect((await headed(12)).status()).toBe(200);
  const refused = await headed(20);
  expect([refused.status(), await refused.text()]).toEqual([431, ""]);
  expect((await headed(0)).status()).toBe(200);
});

test("another's Host is refused, and no way back leads to another's page", async ({
  page,
  baseURL,
}) => {
  const poisoned = await page.request.get("/sign-in", { headers: { host: "evil.example" } });
  expect(poisoned.status()).toBe(421);
  for (const next of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
  ]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel(/correo/i).fill(DOCTOR.email);
    await page.getByLabel(/^contraseña$/i).fill(DOCTOR.password);
    await page.getByRole("button", { name: /^entrar$/i }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    expect(new URL(page.url()).origin, next).toBe(new URL(baseURL ?? "").origin);
  }
});
