import { beforeAll, describe, expect, test } from "vitest";
import { makeWorld, type World } from "@/lib/testing/world";
import { uuid7 } from "../uuid7";
import { withIdempotency } from "./idempotency";
import { queryAs, readAs, writeAs } from "./scope";

let a: World;
let b: World;
beforeAll(async () => {
  a = await makeWorld("keys-a");
  b = await makeWorld("keys-bb");
});

describe("idempotency keys", () => {
  const post = (who: World, key: string, body: string) =>
    writeAs(who, (tx) =>
      withIdempotency(tx, { key, body }, async () => {
        const id = uuid7();
        await tx.outboxMessage.createMany({
          data: [{ clinicId: who.clinicId, id, topic: key, payload: {} }],
        });
        return { status: 201, body: id };
      }),
    );

  test("50 equal requests at once have one effect and one answer", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(a, "race", "same")));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await readAs(a, (tx) => tx.outboxMessage.count({ where: { topic: "race" } }))).toBe(1);
  });

  test("another body is refused, another person's key is another key, a failed work leaves none, 24 hours end it", async () => {
    const first = await post(a, "key", "1");
    await expect(post(a, "key", "2")).rejects.toMatchObject({ code: "invalid" });
    expect(await post({ ...a, userId: b.userId }, "key", "2")).not.toEqual(first);
    await queryAs(
      a,
      "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'key'",
      [],
    );
    expect(await post(a, "key", "2")).not.toEqual(first);
    await expect(
      writeAs(a, (tx) =>
        withIdempotency(tx, { key: "f", body: "" }, () => Promise.reject(new Error("no"))),
      ),
    ).rejects.toThrow("no");
    expect((await post(a, "f", "other")).status).toBe(201);
  });
});
