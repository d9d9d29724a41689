import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envSchema } from "./env";

const RANDOM = "k3Yq9vT1bZc7LmXw2RfHs8NdPgJ4aUe6";
const example = readFileSync(".env.example", "utf8");
const keys = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);

test(".env.example names the keys that the application reads, and no others", () => {
  expect(keys.toSorted()).toEqual(Object.keys(envSchema.shape).toSorted());
});

test("each key has a line that explains it, and its value is the default", () => {
  const lines = example.split("\n");
  lines.forEach((line, i) => {
    if (/^[A-Z_]+=/.test(line)) expect(/^(#|[A-Z_]+=)/.test(lines[i - 1] ?? ""), line).toBe(true);
  });
  const values = Object.fromEntries(
    [...example.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, key, value]) => [key, value]),
  );
  const needed = {
    DATABASE_URL: "x",
    AUTH_DATABASE_URL: "x",
    WORKER_DATABASE_URL: "x",
    REDIS_URL: "x",
    NEXTAUTH_SECRET: RANDOM,
    ENCRYPTION_KEYS: "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    AUDIT_KEY: RANDOM,
  };
  const { MEDICONNECT_DATA: _, ...given } = envSchema.parse({ ...needed, ...values });
  const { MEDICONNECT_DATA: __, ...fallback } = envSchema.parse(needed);
  expect(given).toEqual(fallback);
});

test("keys that are too short, too plain or not named apart are refused before anything starts", () => {
  const key = (first: number) =>
    Buffer.from(Array.from({ length: 32 }, (_, i) => (first + i * 7) % 256)).toString("base64");
  const taken = (value: string) => envSchema.shape.ENCRYPTION_KEYS.safeParse(value).success;
  for (const good of [key(1), `2026:${key(1)}`, `b:${key(2)},a:${key(1)}`])
    expect(taken(good), good).toBe(true);
  for (const bad of ["", "1:short", `1:${"A".repeat(43)}=`, `1:${key(1)},1:${key(2)}`, "changeme"])
    expect(taken(bad), bad).toBe(false);
});

test("a key that is short, typed or repeated is refused", () => {
  for (const name of ["NEXTAUTH_SECRET", "AUDIT_KEY", "METRICS_TOKEN"] as const) {
    const taken = (value: string) => envSchema.shape[name].safeParse(value).success;
    expect(taken(RANDOM), name).toBe(true);
    for (const weak of [RANDOM.slice(1), "x".repeat(32), "changeme".repeat(8), "secret".repeat(9)])
      expect(taken(weak), `${name} ${weak}`).toBe(false);
  }
});
