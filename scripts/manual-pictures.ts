import { mkdirSync, statSync } from "node:fs";
import { launch, resolve, signIn, type Who } from "./visit";

const FOLDER = "docs/manual/pictures";
const MOST_KB = 150;
const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
/** What the manuals and README show. */
const PICTURES: [name: string, who: Who, path: string][] = [
  ["today", "doctor", "/today"],
  ["vitals", "doctor", "/patients/{john doe}/vitals?range=3m"],
  ["notes", "doctor", "/patients/{john doe}/notes"],
  ["home", "patient", "/home"],
  ["record", "patient", "/home?record=1"],
  ["care", "admin", "/patients/{antonio garcia nunez}/care"],
  ["settings", "admin", "/admin/settings/clinical"],
  ["audit", "admin", "/admin/audit?action=read"],
];

/** Makes the pictures of the manuals, light, in both languages; gives how many. Fails on one that weighs too much. */
export async function shootManual(baseURL: string): Promise<number> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launch();
  for (const locale of ["es", "en"]) {
    for (const [name, who, path] of PICTURES) {
      const context = await browser.newContext({
        baseURL,
        locale,
        viewport: who === "patient" ? PHONE : DESK,
        colorScheme: "light",
        reducedMotion: "reduce",
        timezoneId: "Europe/Madrid",
      });
      await signIn(context, who, locale);
      const page = await context.newPage();
      await page.goto(await resolve(context, path), { waitUntil: "networkidle" });
      const file = `${FOLDER}/${locale}-${name}.png`;
      await page.screenshot({ path: file });
      if (statSync(file).size > MOST_KB * 1000) throw new Error(`${file} is above ${MOST_KB} kB`);
      await context.close();
    }
  }
  await browser.close();
  return 2 * PICTURES.length;
}
