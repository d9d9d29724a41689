// Writes docs/security/asvs.md from the table beside it: what OWASP's ASVS 5.0 asks, and how it is met here.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main } from "./console.mjs";
import { ROOT } from "./install.mjs";

export const TABLE = "docs/security/asvs.json";
export const PAGE = "docs/security/asvs.md";
const STATES = ["met", "partly", "not met", "not applicable"];
const LEVELS = [1, 2, 3];
const CHAPTERS = {
  V1: "Encoding and cleaning",
  V2: "Validation and business logic",
  V3: "The browser",
  V4: "API and HTTP",
  V5: "Files",
  V6: "Authentication",
  V7: "Sessions",
  V8: "Authorization",
  V9: "Tokens that carry their own proof",
  V10: "OAuth and OpenID Connect",
  V11: "Cryptography",
  V12: "TLS",
  V13: "Configuration",
  V14: "Data protection",
  V15: "Architecture and code",
  V16: "Logging and errors",
  V17: "WebRTC",
};
const INTRO = `# OWASP ASVS 5.0

Written by \`npm run asvs\` from [asvs.json](asvs.json): change that, not this. Every requirement of levels 1 and 2 is here. Of level 3
are those that concern health data, by this rule: all of the chapters on authentication, sessions, authorization, tokens, data
protection and logging, whole, so that nobody chooses which.

"Met" was read in the code. A test is named only where it asserts the requirement or most of it; where none is named, nothing but
reading proves it. "Partly" says what lacks. The requirements' words are ours, short: the standard's own hold.`;

const rowOf = (cells) => `| ${cells.join(" | ")} |`;
const tableOf = (head, rows) =>
  [rowOf(head), rowOf(head.map(() => "---")), ...rows.map(rowOf)].join("\n");
const text = (words) => words.replaceAll("|", "\\|");

function countsOf(rows) {
  const count = (state, level) =>
    rows.filter((row) => (!state || row.state === state) && (!level || row.level === level)).length;
  const line = (name, state) => [name, ...LEVELS.map((level) => count(state, level)), count(state)];
  const head = ["state", ...LEVELS.map((level) => `level ${level}`), "all"];
  return tableOf(head, [...STATES.map((state) => line(state, state)), line("all")]);
}

const provenBy = ({ test }) => (test ? `[${test.split("/").at(-1)}](../../${test})` : "");

function chapterOf(chapter, rows) {
  const own = rows.filter(({ id }) => id.startsWith(`${chapter}.`));
  const lines = own.map((row) => [
    row.id,
    row.level,
    text(row.gist),
    row.state,
    text(row.how),
    provenBy(row),
  ]);
  const head = ["id", "level", "what", "state", "how, or why not", "test"];
  return `## ${chapter} ${CHAPTERS[chapter]}\n\n${tableOf(head, lines)}`;
}

/** The page that a table's rows give. */
export function pageOf(rows) {
  const open = rows.filter(({ state }) => state === "not met");
  const parts = [
    INTRO,
    countsOf(rows),
    `## Not met\n\n${open.map(({ id, gist }) => `- ${id}: ${text(gist)}`).join("\n")}`,
    ...Object.keys(CHAPTERS).map((chapter) => chapterOf(chapter, rows)),
  ];
  return `${parts.join("\n\n")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    const rows = JSON.parse(readFileSync(join(ROOT, TABLE), "utf8"));
    writeFileSync(join(ROOT, PAGE), pageOf(rows));
  });
}
