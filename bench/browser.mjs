// What people wait for: pages in Chromium as a phone on a mobile network, each time with an empty cache.
import { chromium } from "playwright";
import { ensureBrowser } from "../scripts/browser.mjs";
import { Stop } from "../scripts/console.mjs";
import { addBigChart } from "./big-chart.mjs";
import { environmentOf, seed, settle, startOneWeb } from "./clinic.mjs";
import { DOCTOR, PATIENT, pickPatients, signIn } from "./people.mjs";
import { GLANCE_MS, measureOnce } from "./phone.mjs";
import { allowedCores, waitForQuiet } from "./process-figures.mjs";
import { measureScroll } from "./scroll.mjs";

const RUNS = 3;

/** Measures; gives the JSON document. Server and browser share the machine's cores: nothing is pinned. */
export async function measure({ build, services, stops }) {
  const env = await environmentOf(services);
  await seed(env);
  const web = await startOneWeb({ build, env, stops });
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  stops.push(() => browser.close());
  const visits = await visitsOf(web.base);
  for (const visit of visits) await warmUp(visit);
  const quiet = await waitForQuiet();
  const pages = [];
  for (const { path, role, ...visit } of visits) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(browser, visit));
    pages.push({ path, role, ...medianOf(runs) });
    console.error(`  ${path}`);
  }
  const scroll = await scrolls(browser, web.base, env);
  return { pages, scroll, node: process.versions.node, cores: allowedCores().length, quiet };
}

/** The longest lists of the longest chart, twelve pages of them loaded. */
async function scrolls(browser, base, env) {
  const doctor = await signIn(base, DOCTOR);
  const chart = `/patients/${await addBigChart(base, env, doctor)}`;
  await settle(env);
  const lists = [
    { name: "timeline", path: "", rows: ".tl > li" },
    { name: "medicines", path: "/medications?state=past", rows: ".rec tbody tr" },
  ];
  const figures = [];
  for (const { name, path, rows } of lists) {
    const visit = { address: base + chart + path, cookies: cookiesFor(base, doctor), rows };
    figures.push({ name, ...(await measureScroll(browser, { ...visit, more: "Ver más" })) });
    console.error(`  scrolling: ${name}`);
  }
  return figures;
}

/** The pages, who opens them and what they do there: clicks and keys, a glance between them. */
async function visitsOf(base) {
  const doctor = await signIn(base, DOCTOR);
  const patient = await signIn(base, PATIENT);
  const { read } = await pickPatients(base, doctor);
  const visit = (role, path, cookie, act, address = path) => ({
    role,
    path,
    address: base + address,
    cookie,
    cookies: cookiesFor(base, cookie),
    act,
  });
  return [
    visit("anyone", "/sign-in", "", typeEmail),
    visit("patient", "/home", patient, recordAtHome),
    visit("patient", "/vitals", patient, recordAtHome),
    visit("doctor", "/today", doctor, searchByKey),
    visit("doctor", "/patients", doctor, filterPatients),
    visit("doctor", "/patients/{patientId}", doctor, searchByKey, `/patients/${read}`),
  ];
}

const cookiesFor = (base, header) =>
  header
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
    });

const glance = (page) => page.waitForTimeout(GLANCE_MS);

async function typeEmail(page) {
  await page.locator("button[aria-pressed]").first().click();
  await glance(page);
  await page.locator("input[type=email]").click();
  await page.keyboard.type("ana", { delay: 80 });
}

/** A menu opened and closed again. */
async function openAccount(page) {
  await page.locator("button.account").first().click();
  await glance(page);
  await page.keyboard.press("Escape");
  await glance(page);
}

async function recordAtHome(page) {
  await openAccount(page);
  await page.locator("button.btn-primary").first().click();
  await page.locator("dialog input[inputmode]").first().waitFor();
  await glance(page);
  await page.locator("dialog input[inputmode]").first().click();
  await page.keyboard.type("120", { delay: 80 });
}

async function searchByKey(page) {
  await openAccount(page);
  await page.keyboard.press("Control+k");
  await page.locator("dialog input, [cmdk-input]").first().waitFor();
  await glance(page);
  await page.keyboard.type("gar", { delay: 80 });
}

async function filterPatients(page) {
  await openAccount(page);
  await page.locator("main input[type=search], main [type=text]").first().click();
  await page.keyboard.type("gar", { delay: 80 });
}

/** The server has rendered the page before: no run pays for its first time. */
async function warmUp({ address, cookie }) {
  for (let i = 0; i < 3; i++) {
    const response = await fetch(address, {
      headers: cookie ? { cookie } : {},
      redirect: "manual",
    });
    await response.text();
    if (response.status !== 200) throw new Stop(`GET ${address} answers ${response.status}.`);
  }
}

/** The median of each figure. */
function medianOf(runs) {
  const of = (key, digits) => {
    const values = runs.map((run) => run[key]).sort((a, b) => a - b);
    return Number(values[Math.floor(values.length / 2)].toFixed(digits));
  };
  return {
    lcpMs: of("lcpMs", 0),
    settledMs: of("settledMs", 0),
    cls: of("cls", 3),
    inpMs: of("inpMs", 0),
    scriptKb: of("scriptKb", 1),
  };
}
