import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import type pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { asTheOwner, writeEvents } from "@/lib/testing/audit-log";
import { makeClinic } from "@/lib/testing/factories";
import { redis } from "../redis/redis";
import { storage } from "../storage/configured";
import { uuid7 } from "../uuid7";
import type { Fault } from "./proof";
import { sealEvents } from "./seal-events";
import { verifyLog } from "./verify-log";
import { writeHeads } from "./write-heads";

const SEALS = 6;
const EACH = 8;
type Kind = Fault["kind"];
type Tampering = { name: string; kinds: Kind[]; act: (owner: pg.Client) => Promise<unknown> };
let clinicId: string;

/** A log of a few seals, its head kept. */
async function makeLog(): Promise<void> {
  ({ clinicId } = await makeClinic(`tampering-${uuid7()}`));
  for (let seal = 1; seal <= SEALS; seal++) {
    await writeEvents(clinicId, EACH, (i) => ({
      ...{ patientId: uuid7(), device: `browser ${i}`, why: "care", actingFor: uuid7() },
      detail: { n: i },
    }));
    await sealEvents();
  }
  await writeHeads([clinicId]);
}
beforeEach(makeLog);
afterAll(() => redis().flushdb());

// The same numbers at each run, so that what fails once fails again.
let seed = 7;
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};
const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;

const key = () => `audit-heads/${clinicId}/latest`;
const put = async (text: string) =>
  (await storage()).put(key(), Readable.from([Buffer.from(text)]), Buffer.byteLength(text));
const read = async () => textOf(await (await storage()).get(key()));

const someEvent = async (owner: pg.Client, seal = 1 + random(SEALS)): Promise<string> => {
  const { rows } = await owner.query(
    "SELECT id FROM audit_events WHERE clinic_id = $1 AND seal = $2 ORDER BY id",
    [clinicId, seal],
  );
  return one(rows).id;
};
const EDITS = [
  "actor_kind = 'link'",
  "actor_id = gen_random_uuid()",
  "actor_id = NULL",
  "acting_for = gen_random_uuid()",
  "patient_id = gen_random_uuid()",
  "action = 'list'",
  "part = 'notes'",
  "part = NULL",
  "why = why || ' '",
  "outcome = 'refused'",
  "address = '198.51.100.7'",
  "device = NULL",
  "request_id = 'x'",
  `detail = '{"n": 99}'`,
  "detail = NULL",
  "at = at + interval '1 millisecond'",
  "at = 'infinity'",
  "at = at - interval '4000 years'",
];

const edit = (set = one(EDITS)): Tampering => ({
  name: `edit ${set}`,
  kinds: ["edited"],
  act: async (owner) =>
    owner.query(`UPDATE audit_events SET ${set} WHERE clinic_id = $1 AND id = $2`, [
      clinicId,
      await someEvent(owner),
    ]),
});
const remove: Tampering = {
  name: "delete an event",
  kinds: ["deleted", "cut"],
  act: async (owner) =>
    owner.query("DELETE FROM audit_events WHERE clinic_id = $1 AND id = $2", [
      clinicId,
      await someEvent(owner),
    ]),
};
const changeId: Tampering = {
  name: "give an event another id",
  kinds: ["deleted", "cut"],
  act: async (owner) =>
    owner.query("UPDATE audit_events SET id = gen_random_uuid() WHERE clinic_id = $1 AND id = $2", [
      clinicId,
      await someEvent(owner),
    ]),
};
const insert = (seal: number | null): Tampering => ({
  name: `insert an event under seal ${seal}`,
  kinds: seal === null ? ["unsealed"] : ["inserted", "cut"],
  act: (owner) =>
    owner.query(
      `INSERT INTO audit_events (clinic_id, id, actor_kind, action, at, seal)
       VALUES ($1, $2, 'user', 'read', now() - interval '1 day', $3)`,
      [clinicId, uuid7(), seal],
    ),
});
const swap: Tampering = {
  name: "swap the seals of two events",
  kinds: ["reordered"],
  act: async (owner) => {
    const [a, b] = [await someEvent(owner, 2), await someEvent(owner, 5)];
    for (const [id, seal] of [
      [a, 5],
      [b, 2],
    ])
      await owner.query("UPDATE audit_events SET seal = $3 WHERE clinic_id = $1 AND id = $2", [
        clinicId,
        id,
        seal,
      ]);
  },
};
const swapTimes: Tampering = {
  name: "swap what two events say of when",
  kinds: ["edited"],
  act: async (owner) => {
    const [a, b] = [await someEvent(owner, 1), await someEvent(owner, 4)];
    await owner.query(
      `UPDATE audit_events e SET at = (SELECT o.at FROM audit_events o WHERE o.clinic_id = $1 AND o.id <> e.id AND o.id IN ($2, $3))
       WHERE clinic_id = $1 AND id IN ($2, $3)`,
      [clinicId, a, b],
    );
  },
};
const moveAway: Tampering = {
  name: "move an event to another clinic",
  kinds: ["deleted", "cut"],
  act: async (owner) =>
    owner.query(
      "UPDATE audit_events SET clinic_id = '00000000-0000-0000-0000-000000000000', seal = NULL WHERE clinic_id = $1 AND id = $2",
      [clinicId, await someEvent(owner)],
    ),
};
const cutEvents = (from = 2 + random(SEALS - 1)): Tampering => ({
  name: `cut the events from seal ${from} on`,
  kinds: ["cut"],
  act: (owner) =>
    owner.query("DELETE FROM audit_events WHERE clinic_id = $1 AND seal >= $2", [clinicId, from]),
});
const cutBoth = (from = 1 + random(SEALS)): Tampering => ({
  name: `cut events and seals from ${from} on`,
  kinds: ["cut"],
  act: async (owner) => {
    await cutEvents(from).act(owner);
    await cutSeals(from).act(owner);
  },
});
const cutSeals = (from = 1 + random(SEALS)): Tampering => ({
  name: `cut the seals from ${from} on`,
  kinds: ["cut"],
  act: (owner) =>
    owner.query("DELETE FROM audit_seals WHERE clinic_id = $1 AND number >= $2", [clinicId, from]),
});
const dropSeal: Tampering = {
  name: "delete a seal in the middle",
  kinds: ["seal-deleted"],
  act: (owner) =>
    owner.query("DELETE FROM audit_seals WHERE clinic_id = $1 AND number = $2", [
      clinicId,
      1 + random(SEALS - 1),
    ]),
};
const SEAL_EDITS = [
  "sealed_at = sealed_at + interval '1 second'",
  "sealed_at = 'infinity'",
  "hash = decode(repeat('ab', 32), 'hex')",
  "previous = decode(repeat('cd', 32), 'hex')",
  "total = total + 1",
  "version = 2",
  "manifest = overlay(manifest placing '\\x0102'::bytea from 1)",
  "manifest = substring(manifest from 49) || substring(manifest for 48)",
];
const editSeal = (set = one(SEAL_EDITS)): Tampering => ({
  name: `edit a seal: ${set}`,
  kinds: ["seal-edited"],
  act: (owner) =>
    owner.query(`UPDATE audit_seals SET ${set} WHERE clinic_id = $1 AND number = $2`, [
      clinicId,
      1 + random(SEALS),
    ]),
});
/** Everything after is sealed anew, by the very program: only what is kept outside knows. */
const rewrite = (from = 2 + random(SEALS - 1)): Tampering => ({
  name: `edit an event and seal anew from ${from} on`,
  kinds: ["cut"],
  act: async (owner) => {
    await owner.query("DELETE FROM audit_seals WHERE clinic_id = $1 AND number >= $2", [
      clinicId,
      from,
    ]);
    await owner.query(
      "UPDATE audit_events SET seal = NULL, action = 'list' WHERE clinic_id = $1 AND seal >= $2",
      [clinicId, from],
    );
  },
});
const forgeHead: Tampering = {
  name: "forge the head",
  kinds: ["head-forged"],
  act: async () => put((await read()).replace(/"total":\d+/, '"total":1')),
};
const ALL: (() => Tampering)[] = [
  () => edit(),
  () => edit(),
  () => edit(),
  () => remove,
  () => changeId,
  () => insert(1 + random(SEALS)),
  () => insert(SEALS + 1),
  () => insert(null),
  () => swap,
  () => swapTimes,
  () => moveAway,
  () => cutEvents(),
  () => cutBoth(),
  () => cutSeals(),
  () => dropSeal,
  () => editSeal(),
  () => editSeal(),
  () => forgeHead,
];
/** Names what is found after a tampering, of what was intact before. */
async function foundAfter({ act }: Tampering): Promise<Kind | "not found" | "not intact before"> {
  if ((await verifyLog(clinicId)).fault) return "not intact before";
  await asTheOwner(act);
  return (await verifyLog(clinicId)).fault?.kind ?? "not found";
}

test("100 of 100 random tamperings are found, and said what they are; the untouched log is intact", async () => {
  let found = 0;
  for (let i = 0; i < 100; i++) {
    if (i > 0) await makeLog();
    const tampering = ALL[i]?.() ?? one(ALL)();
    expect(tampering.kinds, tampering.name).toContain(await foundAfter(tampering));
    found++;
  }
  expect(found).toBe(100);
  await makeLog();
  const { events, seals, fault, unsealed, afterHead } = await verifyLog(clinicId);
  expect({ events, seals, fault, unsealed, afterHead }).toEqual({
    ...{ events: SEALS * EACH, seals: SEALS },
    ...{ fault: null, unsealed: 0, afterHead: 0 },
  });
}, 300_000);

test("who rewrites the chain from the middle is found by the heads, and no head is written over", async () => {
  await asTheOwner(rewrite(3).act);
  for (let i = 0; i < SEALS; i++) {
    await writeEvents(clinicId, 1);
    await sealEvents();
    expect((await writeHeads([clinicId]))?.get(clinicId)).toBe("broken");
  }
  expect((await verifyLog(clinicId)).fault?.kind).toBe("cut");
});

test("an older head that was put back is found by the one in Redis; cut to it exactly, too", async () => {
  const old = await read();
  await writeEvents(clinicId, 3);
  await sealEvents();
  await writeHeads([clinicId]);
  await put(old);
  expect((await verifyLog(clinicId)).fault?.kind).toBe("head-forged");
  await asTheOwner(cutBoth(SEALS + 1).act);
  expect((await verifyLog(clinicId)).fault?.kind).toBe("cut");
});

test("with Redis emptied as well, the first head of the day is what the chain may not be shorter than", async () => {
  const day = `audit-heads/${clinicId}/${new Date().toISOString().slice(0, 10)}`;
  const old = await read();
  await writeEvents(clinicId, 3);
  await sealEvents();
  await writeHeads([clinicId]);
  const newer = await read();
  await (await storage()).put(day, Readable.from([Buffer.from(newer)]), Buffer.byteLength(newer));
  await put(old);
  await redis().del(`audit:head:${clinicId}`);
  await asTheOwner(cutBoth(SEALS + 1).act);
  expect((await verifyLog(clinicId)).fault?.kind).toBe("cut");
});

test("an event put in with an old time is found also when it was sealed like any other", async () => {
  await asTheOwner(insert(null).act);
  expect((await verifyLog(clinicId)).fault?.kind).toBe("unsealed");
  await sealEvents();
  await writeHeads([clinicId]);
  expect((await verifyLog(clinicId)).fault?.kind).toBe("inserted");
});

test("a storage that can't be written stops no seal; the head follows, and until then it is said", async () => {
  const { put: works } = await storage();
  const files = await storage();
  files.put = () => Promise.reject(new Error("full"));
  await writeEvents(clinicId, 3);
  await sealEvents();
  expect((await writeHeads([clinicId]))?.get(clinicId)).toBe("failed");
  expect(await verifyLog(clinicId)).toMatchObject({ seals: SEALS + 1, afterHead: 1, fault: null });
  files.put = works;
  expect((await writeHeads([clinicId]))?.get(clinicId)).toBe("written");
  expect(await verifyLog(clinicId)).toMatchObject({ afterHead: 0, fault: null });
});

test("new events without a seal are counted apart", async () => {
  await writeEvents(clinicId, 2);
  expect(await verifyLog(clinicId)).toMatchObject({ unsealed: 2, fault: null });
});
