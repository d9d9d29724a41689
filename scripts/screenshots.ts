import { mkdirSync } from "node:fs";
import type { Browser } from "playwright";
import { ensureBuilt } from "./build.mjs";
import { shootManual } from "./manual-pictures";
import { freePort } from "./ports.mjs";
import { runTs } from "./run-ts.mjs";
import { launch, resolve, signIn, type Who } from "./visit";
import { startWeb } from "./web.mjs";

// Every page in three widths, two themes, two languages, into screenshots/ (which git ignores).
// With --manual instead: the few pictures of the manuals and README, which git keeps.
const WIDTHS = [360, 768, 1440];
const THEMES = ["light", "dark"] as const;
const LOCALES = ["es", "en"];
const PAGES: [name: string, who: Who | undefined, path: string][] = [
  ["sign-in", undefined, "/sign-in"],
  ["patients", "doctor", "/patients"],
  ["patients-none", "doctor", "/patients?q=zzzz"],
  ["chart", "doctor", "/patients/{antonio garcia nunez}/vitals"],
  ["chart-long-name", "doctor", "/patients/{villaverde}/vitals"],
  ["chart-empty", "doctor", "/patients/{herrera molina}/vitals"],
  ["overview", "doctor", "/patients/{antonio garcia nunez}"],
  ["overview-pregnant", "doctor", "/patients/{castro rubio}"],
  ["overview-deceased", "doctor", "/patients/{delgado marin}"],
  ["overview-filtered", "doctor", "/patients/{antonio garcia nunez}?kinds=result,medication"],
  ["conditions", "doctor", "/patients/{villaverde}/conditions"],
  ["conditions-add", "doctor", "/patients/{villaverde}/conditions?add=1"],
  ["allergies", "doctor", "/patients/{john doe}/allergies"],
  ["allergies-none-known", "doctor", "/patients/{romero vidal}/allergies"],
  ["medications", "doctor", "/patients/{villaverde}/medications"],
  ["labs", "doctor", "/patients/{antonio garcia nunez}/labs"],
  ["encounters", "doctor", "/patients/{villaverde}/encounters"],
  ["documents-empty", "doctor", "/patients/{herrera molina}/documents"],
  ["record", "doctor", "/patients/{antonio garcia nunez}/vitals?record=1"],
  ["home", "patient", "/home"],
  ["vitals", "patient", "/vitals"],
  ["record-home", "patient", "/home?record=1"],
  ["account", "doctor", "/account"],
  ["account-patient", "patient", "/account"],
  ["admin-patients", "admin", "/patients"],
  ["audit", "admin", "/admin/audit"],
  ["users", "admin", "/admin/users"],
  ["settings", "admin", "/admin/settings"],
  ["settings-clinical", "admin", "/admin/settings/clinical"],
  ["settings-sessions", "admin", "/admin/settings/sessions"],
  ["settings-features", "admin", "/admin/settings/features"],
  ["system", "admin", "/admin/system"],
  ["not-found", "doctor", "/nothing"],
];

type Shot = (typeof PAGES)[number];

async function shootPage(
  browser: Browser,
  baseURL: string,
  locale: string,
  [name, who, path]: Shot,
): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    locale,
    reducedMotion: "reduce",
    timezoneId: "Europe/Madrid",
  });
  if (who) await signIn(context, who, locale);
  const page = await context.newPage();
  const address = await resolve(context, path);
  for (const [width, colorScheme] of WIDTHS.flatMap((w) =>
    THEMES.map((theme) => [w, theme] as const),
  )) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(address, { waitUntil: "networkidle" });
    const fullPage = !/record=1|add=1/.test(path);
    await page.screenshot({
      path: `screenshots/${name}-${width}-${colorScheme}-${locale}.png`,
      fullPage,
    });
  }
  await context.close();
}

async function shootAll(baseURL: string): Promise<number> {
  mkdirSync("screenshots", { recursive: true });
  const browser = await launch();
  for (const locale of LOCALES) {
    for (const shot of PAGES) await shootPage(browser, baseURL, locale, shot);
  }
  await browser.close();
  return LOCALES.length * PAGES.length * WIDTHS.length * THEMES.length;
}

const forManual = process.argv.includes("--manual");
const folder = await ensureBuilt();
const port = await freePort(3600);
const env = {
  ...process.env,
  DEMO: "1",
  APP_URL: `http://localhost:${port}`,
  RATE_LIMIT_PER_MINUTE: "100000",
  SIGN_IN_LIMIT_PER_ADDRESS: "10000",
};
if (runTs("prisma/seed/main.ts", ["--demo"], env, ["ignore", 2, 2]) !== 0) process.exit(1);
const web = await startWeb({ folder, port, env, logs: "ignore" });
try {
  const count = await (forManual ? shootManual : shootAll)(env.APP_URL);
  console.log(`${count} pictures in ${forManual ? "docs/manual/pictures/" : "screenshots/"}`);
} finally {
  await web.stop();
}
