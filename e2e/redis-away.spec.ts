import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "@/scripts/ports.mjs";
import { launchRedis } from "@/scripts/redis.mjs";
import { cookieOf, signInByApi } from "./accounts";
import { ANSWER } from "./api-bodies";
import { makeHouse } from "./house";
import { ownWeb } from "./own-web";

const AWAY_MS = 30_000;
const SOON_MS = 500;
const LATEST_MS = 2000;
const BACK_MS = 2000;
const PLACES = ["/api/v1/me", "/today", "/api/auth/session"];
/** What is written there, of which nothing may be there afterwards. */
const WRITTEN = "/api/v1/message-templates";

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A Redis of the test's own, which is killed and comes back at the same address with what it had written down. */
async function ownRedis() {
  const folder = mkdtempSync(join(tmpdir(), "redis-away-"));
  const url = `redis://:${randomUUID()}@127.0.0.1:${await freePort(57379)}`;
  let server = launchRedis({ url, folder });
  const gone = () => new Promise((done) => server.once("exit", done));
  return {
    url,
    async kill() {
      const ended = gone();
      server.kill("SIGKILL");
      await ended;
    },
    start() {
      server = launchRedis({ url, folder });
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) await this.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Asked = { place: string; status: number; retry: string | null; cookies: number; ms: number };

async function ask(base: string, place: string, cookie: string, data?: object): Promise<Asked> {
  const began = performance.now();
  const { status, headers, body } = await fetch(base + place, {
    headers: { cookie, ...(data && { origin: base, "content-type": "application/json" }) },
    ...(data && { method: "POST", body: JSON.stringify(data) }),
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
  await body?.cancel();
  const ms = performance.now() - began;
  const cookies = headers.getSetCookie().length;
  return { place, status, retry: headers.get("retry-after"), cookies, ms };
}

test("Redis is killed for half a minute: soon said, and nobody is signed out", async ({ page }) => {
  test.setTimeout(150_000);
  const house = await makeHouse("sin-redis");
  const redis = await ownRedis();
  const web = await ownWeb({ REDIS_URL: redis.url });
  try {
    const { base } = web;
    await signInByApi(page.request, house.lucia, base);
    const cookie = await cookieOf(page.request);
    await page.goto(`${base}/today`);
    for (const place of PLACES) expect((await ask(base, place, cookie)).status, place).toBe(200);

    await redis.kill();
    const until = Date.now() + AWAY_MS;
    const asked: Asked[] = [];
    while (Date.now() < until) {
      for (const place of PLACES) asked.push(await ask(base, place, cookie));
      asked.push(await ask(base, WRITTEN, cookie, ANSWER));
      await pause(50);
    }
    expect(asked.length).toBeGreaterThan(60);
    const wrong = asked.filter(
      ({ status, retry, cookies }) => status !== 503 || Number(retry) < 1 || cookies > 0,
    );
    expect(wrong).toEqual([]);
    // What else this machine does may hold up one or two.
    const slow = asked.filter(({ ms }) => ms > SOON_MS);
    expect(slow.length, JSON.stringify(slow)).toBeLessThanOrEqual(asked.length * 0.02);
    expect(slow.filter(({ ms }) => ms > LATEST_MS)).toEqual([]);

    redis.start();
    const back = performance.now();
    await expect
      .poll(async () => (await ask(base, "/api/v1/me", cookie)).status, { intervals: [50] })
      .toBe(200);
    expect(performance.now() - back).toBeLessThan(BACK_MS);
    for (const place of PLACES) expect((await ask(base, place, cookie)).status, place).toBe(200);
    const { items } = await (await page.request.get(base + WRITTEN)).json();
    expect(items).toEqual([]);
    expect((await ask(base, WRITTEN, cookie, ANSWER)).status).toBe(201);
    await page.getByRole("link", { name: "Pacientes" }).first().click();
    await expect(page).toHaveURL(/\/patients/);
    await expect(page.getByRole("heading", { name: /Su sesión se cerró/ })).toHaveCount(0);
  } finally {
    await web.stop();
    await redis.stop();
  }
});
