import { existsSync, readFileSync } from "node:fs";

const FOLDER = "../shared/data";
const EVERY = 8;

/** Names that break programs, and some of the strings that do; none where the lists aren't. */
export function hostileWords(): string[] {
  if (!existsSync(`${FOLDER}/hostile-strings.json`)) return [];
  const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
  const { names, pg_breakers, notes_xss } = read("hostile-strings.json");
  const some = read("naughty-strings.json").filter((_: string, at: number) => at % EVERY === 0);
  return [...names, ...pg_breakers.map(({ s }: { s: string }) => s), ...notes_xss, ...some];
}
