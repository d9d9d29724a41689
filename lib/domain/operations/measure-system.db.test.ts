import { afterAll, expect, test } from "vitest";
import { redis } from "@/lib/platform/redis/redis";
import { measureSystem } from "./measure-system";
import { MEASURES } from "./schema";

afterAll(() => redis().disconnect());

test("every part is measured; without Redis its rows say so and the others stand", async () => {
  const whole = await measureSystem();
  expect(whole.items.map(({ name }) => name)).toEqual(MEASURES);
  const of = Object.fromEntries(whole.items.map(({ name, values }) => [name, values]));
  expect(of.database?.version).toMatch(/^\d+\.\d+/);
  expect(of.databaseSize?.bytes).toBeGreaterThan(1_000_000);
  expect(of.connections?.used).toBeGreaterThan(0);
  expect(of.redisMemory?.bytes).toBeGreaterThan(100_000);
  expect(of.application?.node).toBe(process.versions.node);
  redis().disconnect();
  const less = await measureSystem();
  const unread = less.items.filter(({ values }) => values === null).map(({ name }) => name);
  expect(unread).toEqual(["redis", "redisMemory", "audit"]);
});
