import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { forgiveProof, limitLinks, limitProof } from "./rate-limit";

const LIMITED = { code: "rate_limited" };

test("five codes of a session, ten of an account in a quarter of an hour; a right one is forgiven", async () => {
  const [userId, first, second, third] = Array.from({ length: 4 }, () => randomUUID());
  const five = async (session = "") => {
    for (let i = 0; i < 5; i++) await limitProof(userId ?? "", session);
  };
  await five(first);
  await expect(limitProof(userId ?? "", first ?? "")).rejects.toMatchObject(LIMITED);
  await five(second);
  await expect(limitProof(userId ?? "", third ?? "")).rejects.toMatchObject(LIMITED);
  await limitProof(randomUUID(), randomUUID()); // nobody else waits
  await forgiveProof(userId ?? "", first ?? "");
  await five(first);
});

test("three links an hour for an address, whoever has it", async () => {
  const email = `${randomUUID()}@example.test`;
  for (let i = 0; i < 3; i++) await limitLinks(email, `192.0.2.${i}`);
  await expect(limitLinks(email, "192.0.2.9")).rejects.toMatchObject({
    ...LIMITED,
    detail: { message: "links_throttled" },
  });
});
