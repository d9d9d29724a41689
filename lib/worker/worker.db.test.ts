import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { effectOnce } from "@/lib/platform/outbox/message";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { redis } from "@/lib/platform/redis/redis";
import { makeClinic } from "@/lib/testing/factories";
import type { Work } from "./registry";
import { startWorker } from "./worker";

const job = { topic: "test.add", version: 1, queue: "events" as const };
const adds = { ...job, payload: z.object({ name: z.string() }) };
const urgent = { ...adds, topic: "test.urgent" };
const fails = { ...adds, topic: "test.fail" };
const works = vi.hoisted(() => ({ list: [] as Work[] }));
vi.mock("./registry", () => ({
  KNOWN: ["test.add@1", "test.urgent@1", "test.fail@1"],
  queueOf: () => "events",
  isUrgent: (topic: string) => topic === "test.urgent",
  workOf: ({ topic, version }: { topic: string; version: number }) =>
    works.list.find(({ job }) => job.topic === topic && job.version === version),
}));

let clinicId: string;
let workers: Awaited<ReturnType<typeof startWorker>>[] = [];
const few = { most: 2, firstPauseMs: 10, longestPauseMs: 10 };
const start = async () =>
  workers.push(
    await startWorker({ events: few, mail: few, files: few, downloads: few, upkeep: few }),
  );
const send = (name: string, about: typeof adds = adds) =>
  writeAs(systemActor(clinicId), (tx) => sendLater(tx, about, { name }));
const read = (id: string) =>
  readAs(systemActor(clinicId), (tx) => tx.outboxMessage.findFirstOrThrow({ where: { id } }));
const effects = (name: string) =>
  readAs(systemActor(clinicId), (tx) => tx.auditEvent.count({ where: { part: name } }));

beforeEach(async () => {
  await redis().flushdb();
  ({ clinicId } = await makeClinic(`worker-${crypto.randomUUID()}`));
  works.list = [
    {
      job: adds,
      handle: (actor, payload, key) =>
        effectOnce(actor, key, (tx) => {
          const { name: part } = adds.payload.parse(payload);
          const { clinicId } = actor;
          return tx.auditEvent.create({
            data: { clinicId, actorKind: "system", action: "x", part },
          });
        }),
    },
    {
      job: fails,
      handle: () => Promise.reject(new RangeError("María López, penicillin")),
    },
  ];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

test("what is urgent goes before what waited longer", async () => {
  const order: string[] = [];
  const handle: Work["handle"] = async (actor, payload, key) => {
    order.push(adds.payload.parse(payload).name);
    await new Promise((done) => setTimeout(done, 20));
    await effectOnce(actor, key, async () => {});
  };
  works.list = [
    { job: adds, handle },
    { job: urgent, handle },
  ];
  for (let i = 0; i < 60; i++) await send("ordinary");
  await send("urgent", urgent);
  await start();
  await expect.poll(() => order.length, { timeout: 20_000 }).toBe(61);
  // Ten run at once, and the first of those may have begun before it was handed over.
  expect(order.indexOf("urgent")).toBeLessThan(30);
});

test("what was asked for before, while and after a worker starts happens once, with two workers too", async () => {
  const names = Array.from({ length: 30 }, () => crypto.randomUUID());
  const before = await Promise.all(names.slice(0, 10).map((name) => send(name)));
  await Promise.all([start(), start()]);
  const after = await Promise.all(names.slice(10).map((name) => send(name)));
  for (const id of [...before, ...after])
    await expect.poll(async () => (await read(id)).doneAt, { timeout: 10_000 }).not.toBeNull();
  for (const name of names) expect(await effects(name)).toBe(1);
});

test("a change that is rolled back asks for nothing", async () => {
  await start();
  const name = crypto.randomUUID();
  const gone = writeAs(systemActor(clinicId), async (tx) => {
    await sendLater(tx, adds, { name });
    throw new Error("no");
  });
  await expect(gone).rejects.toThrow("no");
  const id = await send("another");
  await expect.poll(async () => (await read(id)).doneAt).not.toBeNull();
  expect(await effects(name)).toBe(0);
});

test("what Redis lost is handed over again, and happens once", async () => {
  const name = crypto.randomUUID();
  const id = await send(name);
  await writeAs(systemActor(clinicId), (tx) => tx.$executeRaw`SELECT 1`);
  const { workerPool } = await import("@/lib/platform/db/pools");
  // Handed to a Redis that is empty now.
  await workerPool().query(
    "UPDATE outbox_messages SET sent_at = now() - interval '9 seconds' WHERE id = $1",
    [id],
  );
  await start();
  await expect.poll(async () => (await read(id)).doneAt, { timeout: 5000 }).not.toBeNull();
  expect(await effects(name)).toBe(1);
});

test("work that always fails waits for a person, with the kind of error and nothing of its words", async () => {
  await start();
  const id = await send("x", fails);
  await expect.poll(async () => (await read(id)).parked, { timeout: 10_000 }).toBe("failed");
  expect(await read(id)).toMatchObject({ failure: "RangeError", doneAt: null });
});

test("what this build doesn't know or can't read is parked, not lost; a build that knows it takes it up", async () => {
  await start();
  const newer = await send("x", { ...adds, version: 2 });
  const broken = await writeAs(systemActor(clinicId), (tx) =>
    sendLater(tx, { ...adds, payload: z.object({}) } as never, {}),
  );
  await expect.poll(async () => (await read(newer)).parked).toBe("unknown");
  await expect.poll(async () => (await read(broken)).parked).toBe("invalid");
  expect((await read(newer)).failure).toBe("test.add@2");
  await writeAs(
    systemActor(clinicId),
    (tx) =>
      tx.$executeRaw`UPDATE outbox_messages SET failure = 'test.add@1' WHERE id = ${newer}::uuid`,
  );
  works.list = works.list.map((work) => ({ ...work, job: { ...work.job, version: 2 } }));
  await start();
  await expect.poll(async () => (await read(newer)).doneAt).not.toBeNull();
});

test("Redis holds ids only", async () => {
  const name = `marker-${crypto.randomUUID()}`;
  await send(name, fails);
  await start();
  await expect.poll(async () => (await redis().keys("jobs:*")).length).toBeGreaterThan(0);
  for (const key of await redis().keys("jobs:*")) {
    const kind = await redis().type(key);
    const held = kind === "hash" ? JSON.stringify(await redis().hgetall(key)) : "";
    expect(held).not.toContain("marker");
    expect(held).not.toContain("penicillin");
  }
});
