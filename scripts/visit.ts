import { type Browser, type BrowserContext, chromium } from "playwright";
import { ensureBrowser } from "./browser.mjs";

const ACCOUNTS = {
  doctor: ["dr.smith@mediconnect.demo", "Demo2024!Doctor"],
  patient: ["john.doe@mediconnect.demo", "Demo2024!Patient"],
  admin: ["admin@mediconnect.demo", "Demo2024!Admin"],
} as const;

/** An account of the demo clinic. */
export type Who = keyof typeof ACCOUNTS;

/** The browser that pictures are taken with. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

/** Signs a context in as one of the demo's accounts, who then reads in this language. */
export async function signIn(context: BrowserContext, who: Who, locale: string): Promise<void> {
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
export async function resolve(context: BrowserContext, path: string): Promise<string> {
  const words = /\{(.+)\}/.exec(path)?.[1];
  if (!words) return path;
  const { items } = await (
    await context.request.get("/api/v1/patients", { params: { q: words, deceased: "all" } })
  ).json();
  return path.replace(`{${words}}`, items[0].id);
}
