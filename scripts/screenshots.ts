import { mkdirSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { freePort } from "./ports.mjs";
import { runTs } from "./run-ts.mjs";
import { startWeb } from "./web.mjs";

// Every page in three widths, two themes, two languages, into screenshots/ (which git ignores).
const WIDTHS = [360, 768, 1440];
const THEMES = ["light", "dark"] as const;
const LOCALES = ["es", "en"];
const ACCOUNTS = {
  doctor: ["dr.smith@mediconnect.demo", "Demo2024!Doctor"],
  patient: ["john.doe@mediconnect.demo", "Demo2024!Patient"],
  admin: ["admin@mediconnect.demo", "Demo2024!Admin"],
} as const;
type Who = keyof typeof ACCOUNTS;
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

async function signIn(context: BrowserContext, who: Who, locale: string): Promise<void> {
  const [email, password] = ACCOUNTS[who];
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
  });
  const { version } = await (await context.request.get("/api/v1/me")).json();
  await context.request.patch("/api/v1/me", {
    data: { locale },
    headers: { "if-match": `"${version}"` },
  });
}

/** Puts a patient's id where {words of a name} stand. */
async function resolve(context: BrowserContext, path: string): Promise<string> {
  const words = /\{(.+)\}/.exec(path)?.[1];
  if (!words) return path;
  const { items } = await (
    await context.request.get("/api/v1/patients", { params: { q: words, deceased: "all" } })
  ).json();
  return path.replace(`{${words}}`, items[0].id);
}

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

async function shoot(baseURL: string): Promise<number> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const locale of LOCALES) {
    for (const shot of PAGES) await shootPage(browser, baseURL, locale, shot);
  }
  await browser.close();
  return LOCALES.length * PAGES.length * WIDTHS.length * THEMES.length;
}

mkdirSync("screenshots", { recursive: true });
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
  console.log(`${await shoot(env.APP_URL)} pictures in screenshots/`);
} finally {
  await web.stop();
}
