import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { forgiveProof, limitLinks, limitProof } from "./rate-limit";

const LIMITED = { code: "rate_limited" };

test("five codes of a session, ten of an account in a quarter of an hour; a right one is forgiven", async () => {
  const [userId = "", first = "", second = "", third = ""] = Array.from({ length: 4 }, () =>
    randomUUID(),
  );
  const one = (sessionId: string, half = false) => limitProof({ userId, sessionId, half });
  const five = async (sessionId: string, half = false) => {
    for (let i = 0; i < 5; i++) await one(sessionId, half);
  };
  await five(first);
  await expect(one(first)).rejects.toMatchObject(LIMITED);
  await five(second);
  await expect(one(third)).rejects.toMatchObject(LIMITED);
  await limitProof({ userId: randomUUID(), sessionId: randomUUID(), half: false }); // nobody else waits
  await forgiveProof({ userId, sessionId: first, half: false });
  await five(first);
});

test("who guesses from halves of a session keeps nobody in a whole one from it", async () => {
  const userId = randomUUID();
  for (let i = 0; i < 10; i++) await limitProof({ userId, sessionId: randomUUID(), half: true });
  const again = { userId, sessionId: randomUUID() };
  await expect(limitProof({ ...again, half: true })).rejects.toMatchObject(LIMITED);
  await limitProof({ ...again, sessionId: randomUUID(), half: false });
});

test("three links an hour for an address, whoever has it", async () => {
  const email = `${randomUUID()}@example.test`;
  for (let i = 0; i < 3; i++) await limitLinks(email, `192.0.2.${i}`);
  await expect(limitLinks(email, "192.0.2.9")).rejects.toMatchObject({
    ...LIMITED,
    detail: { message: "links_throttled" },
  });
});
