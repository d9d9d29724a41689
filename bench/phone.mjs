// A phone of the middle class on a mobile network, as Chromium plays it: what a page costs there.
import { gzipSync } from "node:zlib";

const CPU_SLOWER = 4;
const BITS_A_BYTE = 8;
const NETWORK = {
  offline: false,
  downloadThroughput: 1_600_000 / BITS_A_BYTE,
  uploadThroughput: 750_000 / BITS_A_BYTE,
  latency: 150,
};
const SCREEN = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: "es-ES",
  timezoneId: "Europe/Madrid",
};
/** Interactions shorter than this are not told apart by the browser. */
const SHORTEST_MS = 16;
const PATIENCE_MS = 60_000;
/** Between two acts of a person who sees what the first one did; a page that has been still for so long has settled. */
export const GLANCE_MS = 500;

/** Runs in the page before its own scripts: keeps what the browser says about paints, shifts and interactions. */
function watch(shortest) {
  const seen = { lcp: 0, cls: 0, inp: 0, busyUntil: 0 };
  globalThis.seen = seen;
  const on = (type, take, options = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry);
    }).observe({ type, buffered: true, ...options });
  on("largest-contentful-paint", ({ startTime }) => {
    seen.lcp = startTime;
  });
  on("longtask", ({ startTime, duration }) => {
    seen.busyUntil = startTime + duration;
  });
  on("layout-shift", ({ hadRecentInput, value }) => {
    if (!hadRecentInput) seen.cls += value;
  });
  const slowest = ({ interactionId, duration }) => {
    if (interactionId) seen.inp = Math.max(seen.inp, duration);
  };
  on("event", slowest, { durationThreshold: shortest });
  on("first-input", slowest);
}

async function throttle(session) {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWER });
}

/** Kilobytes, gzipped, of the scripts that the page asks for from now on. */
function countScripts(page) {
  const sizes = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" || !response.ok()) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => (await Promise.all([...sizes])).reduce((sum, size) => sum + size, 0) / 1000;
}

/** A page of that phone with an empty cache; `close` ends it. */
export async function openAsPhone(browser, cookies) {
  const context = await browser.newContext(SCREEN);
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const session = await context.newCDPSession(page);
  await throttle(session);
  return { page, session, close: () => context.close() };
}

/**
 * Opens an address with an empty cache and does what a person would once it has settled. Gives ms to the largest paint, the
 * ms until no long task was left (a tap before waits for it), the sum of layout shifts (never less than the worst window,
 * which is what is limited), the slowest interaction in ms and the scripts in kB.
 */
export async function measureOnce(browser, { address, cookies, act }) {
  const { page, close } = await openAsPhone(browser, cookies);
  try {
    await page.addInitScript(watch, SHORTEST_MS);
    const scripts = countScripts(page);
    await page.goto(address, { waitUntil: "networkidle" });
    const scriptKb = await scripts();
    await page.waitForFunction(
      (still) => performance.now() > globalThis.seen.busyUntil + still,
      GLANCE_MS,
    );
    const { lcp, busyUntil } = await page.evaluate(() => globalThis.seen); // an interaction ends it
    await page.waitForTimeout(GLANCE_MS);
    await act(page);
    await page.waitForTimeout(1000); // until the last frame is reported
    const { cls, inp } = await page.evaluate(() => globalThis.seen);
    return { lcpMs: lcp, settledMs: busyUntil, cls, inpMs: Math.max(inp, SHORTEST_MS), scriptKb };
  } finally {
    await close();
  }
}
