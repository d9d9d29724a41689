import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "../env";

const MOST = 50;
const caughtMail = z.object({
  at: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
  /** How often it came under the same Message-ID. */
  times: z.number(),
});
export type CaughtMail = z.output<typeof caughtMail>;

/** What the demo's mail server took, the latest first. Empty where there is none. */
export async function listCaught(): Promise<CaughtMail[]> {
  const folder = join(env().MEDICONNECT_DATA ?? ".data", "mail");
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json"));
  const mails = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  return mails
    .map((text) => caughtMail.parse(JSON.parse(text)))
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST);
}
