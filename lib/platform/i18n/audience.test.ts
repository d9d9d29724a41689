import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type Audience, NAMESPACES } from "./audience";

type Source = { client: boolean; imports: string[]; namespaces: string[] };
const sources = new Map<string, Source>();

const strings = (code: string) => [...code.matchAll(/"([^"]+)"/g)].map(([, text = ""]) => text);

/** The file of this project that an import means. */
function fileOf(from: string, specifier: string): string | undefined {
  const path = specifier.startsWith("@/") ? specifier.slice(2) : join(dirname(from), specifier);
  if (!/^(@\/|\.)/.test(specifier)) return undefined;
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => /\.tsx?$/.test(one) && existsSync(one));
}

function sourceOf(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const code = readFileSync(file, "utf8");
  const imports = [...code.matchAll(/(?:^import(?! type)[^"]*?from |import\(|^import )"([^"]+)"/gm)]
    .map(([, specifier = ""]) => fileOf(file, specifier))
    .filter((one) => one !== undefined);
  const namespaces = [...code.matchAll(/useTranslations\(([^)]*)\)/g)]
    .flatMap(([, names = ""]) => strings(names))
    .map((name) => name.split(".")[0] ?? name);
  const source = { client: /^"use client"/m.test(code.slice(0, 100)), imports, namespaces };
  sources.set(file, source);
  return source;
}

/** The namespaces that client components say, from these files on. */
function saidBy(roots: string[]): string[] {
  const said = new Set<string>();
  const seen = new Set<string>();
  const walk = (file: string, above: boolean) => {
    const { client, imports, namespaces } = sourceOf(file);
    const inBrowser = above || client;
    if (seen.has(`${file} ${inBrowser}`)) return;
    seen.add(`${file} ${inBrowser}`);
    if (inBrowser) for (const name of namespaces) said.add(name);
    for (const one of imports) walk(one, inBrowser);
  };
  for (const root of roots) walk(root, false);
  return [...said].toSorted();
}

const ROLES: Record<Exclude<Audience, "signedOut">, string[]> = {
  patient: ["patient"],
  care: ["doctor", "nurse"],
  admin: ["admin"],
};
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file.endsWith(".tsx") && existsSync(file));
// The clinic's layout stands for both frames: each audience has its own.
const signedIn = files.filter((file) => file.startsWith("app/(clinic)/") && !/layout/.test(file));

/** The files that an audience's pages begin with. */
function rootsOf(audience: Audience): string[] {
  if (audience === "signedOut") return files.filter((file) => !file.startsWith("app/(clinic)/"));
  const pages = signedIn.filter((file) => {
    const roles = /roles: \[([^\]]*)\]/.exec(readFileSync(file, "utf8"))?.[1];
    return !roles || strings(roles).some((role) => ROLES[audience].includes(role));
  });
  return [`components/frame/${audience === "patient" ? "patient" : "staff"}-frame.tsx`, ...pages];
}

test.each(Object.keys(NAMESPACES) as Audience[])(
  "%s gets the texts that its pages' client components say, and no others",
  (audience) => {
    expect([...NAMESPACES[audience]].toSorted()).toEqual(saidBy(rootsOf(audience)));
  },
);

test("the walk sees what it must: dynamic imports and choices of a namespace", () => {
  expect(saidBy(["components/frame/staff-frame.tsx"])).toContain("palette");
  expect(saidBy(["app/(clinic)/vitals/page.tsx"])).toContain("vitals");
});
