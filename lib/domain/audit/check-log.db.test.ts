import { beforeAll, expect, test } from "vitest";
import { sealEvents } from "@/lib/platform/audit/seal-events";
import { writeHeads } from "@/lib/platform/audit/write-heads";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { storage } from "@/lib/platform/storage/configured";
import { uuid7 } from "@/lib/platform/uuid7";
import { asTheOwner, writeEvents } from "@/lib/testing/audit-log";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
} from "@/lib/testing/factories";
import { askCheck, getCheck, lastCheck } from "./ask-check";
import { runCheck } from "./run-check";

let clinicId: string;
let admin: Actor;
const messageOf = async (checkId: string) =>
  readAs(systemActor(clinicId), (tx) =>
    tx.outboxMessage.findFirstOrThrow({
      where: { topic: "audit.check", payload: { path: ["checkId"], equals: checkId } },
    }),
  );
const check = async () => {
  const { id } = await askCheck(admin);
  const message = await messageOf(id);
  await runCheck(systemActor(clinicId), { checkId: id }, { clinicId, id: message.id });
  return getCheck(admin, id);
};

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`checks-${uuid7()}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena Navarro" }));
  await writeEvents(clinicId, 12);
  await sealEvents();
  await writeHeads([clinicId]);
});

test("an administrator asks, a worker proves; the asking is in the log, and the last one is shown", async () => {
  expect(await lastCheck(admin)).toBeNull();
  const asked = await askCheck(admin);
  expect(asked).toMatchObject({ askedBy: "Elena Navarro", result: null });
  const done = await check();
  expect(done.result).toMatchObject({ events: 12, seals: 1, fault: null });
  expect(await lastCheck(admin)).toEqual(done);
  const logged = await readAs(admin, (tx) => tx.auditEvent.count({ where: { action: "verify" } }));
  expect(logged).toBe(2);
});

test("without the storage nothing is proven, and that is said", async () => {
  const files = await storage();
  const { list } = files;
  files.list = () => {
    throw new Error("away");
  };
  const { result } = await check();
  files.list = list;
  expect(result?.fault?.kind).toBe("storage-away");
});

test("the first wrong row is named", async () => {
  const [id = ""] = await writeEvents(clinicId, 1);
  await sealEvents();
  await asTheOwner((owner) =>
    owner.query("UPDATE audit_events SET part = 'notes' WHERE clinic_id = $1 AND id = $2", [
      clinicId,
      id,
    ]),
  );
  expect((await check()).result?.fault).toMatchObject({ kind: "edited", eventId: id });
});

test("nobody but an administrator asks or reads", async () => {
  const doctor = doctorActor(clinicId, await makeDoctor(clinicId));
  const { id } = await askCheck(admin);
  for (const act of [askCheck(doctor), getCheck(doctor, id), lastCheck(doctor)])
    await expect(act).rejects.toMatchObject({ code: "not_found" });
});
