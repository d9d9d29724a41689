import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envSchema } from "./env";

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
    NEXTAUTH_SECRET: "x".repeat(32),
  };
  const { MEDICONNECT_DATA: _, ...given } = envSchema.parse({ ...needed, ...values });
  const { MEDICONNECT_DATA: __, ...fallback } = envSchema.parse(needed);
  expect(given).toEqual(fallback);
});
