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

const ROLES: Record<Exclude<Audience, "signedOut" | "offline" | "platform">, string[]> = {
  patient: ["patient"],
  care: ["doctor", "nurse"],
  admin: ["admin"],
};
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file.endsWith(".tsx") && existsSync(file));
// The clinic's layout stands for both frames: each audience has its own, under one lock.
const signedIn = files.filter((file) => file.startsWith("app/(clinic)/") && !/layout/.test(file));

const isOfPlatform = (file: string) => /platformAdmin: true/.test(readFileSync(file, "utf8"));

/** The files that a role's pages begin with. */
function rootsOf(audience: keyof typeof ROLES): string[] {
  const pages = signedIn.filter((file) => {
    const roles = /roles: \[([^\]]*)\]/.exec(readFileSync(file, "utf8"))?.[1];
    if (!roles) return !isOfPlatform(file);
    return strings(roles).some((role) => ROLES[audience].includes(role));
  });
  const frame = `components/frame/${audience === "patient" ? "patient" : "staff"}-frame.tsx`;
  return ["components/frame/session-lock.tsx", frame, ...pages];
}

test.each(Object.keys(ROLES) as (keyof typeof ROLES)[])(
  "%s gets the texts that its pages' client components say, and no others",
  (audience) => {
    expect([...NAMESPACES[audience]].toSorted()).toEqual(saidBy(rootsOf(audience)));
  },
);

test("so does who is signed out", () => {
  const roots = files.filter((file) => !/^app\/(\(clinic\)|offline)\//.test(file));
  expect([...NAMESPACES.signedOut].toSorted()).toEqual(saidBy(roots));
});

test("so does the page that a device keeps", () => {
  expect([...NAMESPACES.offline].toSorted()).toEqual(saidBy(["app/offline/page.tsx"]));
});

test("so does an administrator of the platform, whatever their role", () => {
  const ofAll = NAMESPACES.patient.filter((name) =>
    [NAMESPACES.care, NAMESPACES.admin].every((names: readonly string[]) => names.includes(name)),
  );
  const said = saidBy(signedIn.filter(isOfPlatform));
  const besides = said.filter((name) => !(ofAll as string[]).includes(name));
  expect([...NAMESPACES.platform].toSorted()).toEqual(besides);
});

test("the walk sees what it must: dynamic imports and choices of a namespace", () => {
  expect(saidBy(["components/frame/staff-frame.tsx"])).toContain("palette");
  expect(saidBy(["app/(clinic)/vitals/page.tsx"])).toContain("vitals");
});
