import { expect, test } from "@playwright/test";
import { DOCTOR, signInByApi } from "./accounts";

test("the API's pages load nothing from another host", async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await page.goto("/api/docs");
  // What is described further down is drawn when somebody comes there.
  const listed = page.getByRole("button", { name: /^Who is signed in/ }).first();
  await expect(listed).toBeVisible({ timeout: 40_000 }); // a large script, on a busy machine
  expect([...hosts].filter((host) => host.startsWith("http"))).toEqual([baseURL]);
});

test("health, and metrics only with the token", async ({ request }) => {
  expect((await request.get("/health/live")).status()).toBe(200);
  expect(await (await request.get("/health/ready")).json()).toMatchObject({ status: "ready" });
  await signInByApi(request, DOCTOR);
  expect((await request.get("/api/v1/me")).status()).toBe(200);
  expect((await request.get("/metrics")).status()).toBe(404);
  const metrics = await request.get("/metrics", {
    headers: { authorization: `Bearer ${process.env.METRICS_TOKEN}` },
  });
  expect(await metrics.text()).toContain(
    'http_requests_total{route="/me",method="GET",status="200"}',
  );
});
