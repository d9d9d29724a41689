import { expect, test } from "vitest";
import { redis } from "../redis/redis";

// Before anything reads the environment: shares of two requests.
process.env.RATE_LIMIT_PER_MINUTE = "60";
const { limitRequest } = await import("./rate-limit");

test("a minute's requests are let in, all of them at once too, and the next is told when to come back", async () => {
  const key = `somebody-${crypto.randomUUID()}`;
  await Promise.all(Array.from({ length: 60 }, () => limitRequest(key)));
  await expect(limitRequest(key)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(limitRequest("another")).resolves.toBeUndefined();
});

test("what another process took is gone for this one", async () => {
  const key = `somebody-${crypto.randomUUID()}`;
  await limitRequest(key);
  await redis().incrby(`limit:requests:${key}`, 56);
  await limitRequest(key); // the share's second
  await limitRequest(key);
  await limitRequest(key);
  await expect(limitRequest(key)).rejects.toMatchObject({ code: "rate_limited" });
});
