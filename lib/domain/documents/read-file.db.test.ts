import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { cleanFile, uploadedFile } from "@/lib/testing/files";
import { addressOf, linkToFile } from "./file-link";
import type { FileUse } from "./file-schema";
import { readFile } from "./read-file";

let clinicId: string;
let doctor: Actor;
let colleague: Actor;
let patientId: string;
let fileId: string;
const TEXT = "0123456789";

const open = (actor: Actor, address: string, range: string | null = null) => {
  const query = new URL(address, "http://here").searchParams;
  const [use, key] = [query.get("use") as FileUse, query.get("key") ?? ""];
  return readFile(actor, patientId, fileId, { use, key, range });
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    ({ code }) => code,
  );

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`reads-${uuid7()}`));
  const [treats, treatsToo] = [await makeDoctor(clinicId), await makeDoctor(clinicId)];
  ({ patientId } = await makePatient(clinicId));
  for (const one of [treats, treatsToo]) await assign(clinicId, { patientId }, one);
  doctor = doctorActor(clinicId, treats);
  colleague = doctorActor(clinicId, treatsToo);
  fileId = await cleanFile(doctor, patientId, Buffer.from(TEXT));
});

test("an address opens the file for the person it was made for, in that use, for ten minutes", async () => {
  const { address } = await linkToFile(doctor, patientId, fileId, "view");
  const opened = await open(doctor, address);
  expect(await text(opened.body)).toBe(TEXT);
  expect(await codeOf(open(colleague, address))).toBe("not_found");
  expect(await codeOf(open(doctor, address.replace("use=view", "use=copy")))).toBe("not_found");
  expect(await codeOf(open(doctor, address.slice(0, -2)))).toBe("not_found");
  const before = () => new Date(Date.now() - 11 * 60_000);
  const old = addressOf(doctor, patientId, fileId, "view", before);
  expect(await codeOf(open(doctor, old))).toBe("not_found");
});

test("a part of it is a part of it", async () => {
  const { address } = await linkToFile(doctor, patientId, fileId, "view");
  const part = async (range: string) => {
    const { body, range: given } = await open(doctor, address, range);
    return [await text(body), given];
  };
  expect(await part("bytes=2-4")).toEqual(["234", { start: 2, end: 4 }]);
  expect(await part("bytes=7-")).toEqual(["789", { start: 7, end: 9 }]);
  expect(await part("bytes=-3")).toEqual(["789", { start: 7, end: 9 }]);
  expect(await part("bytes=20-30")).toEqual([TEXT, undefined]);
  expect(await part("bytes=0-1,4-5")).toEqual([TEXT, undefined]);
});

test("taking a copy is audited as taking away; an address outlives no right", async () => {
  const { address } = await linkToFile(doctor, patientId, fileId, "copy");
  await text((await open(doctor, address)).body);
  const events = await readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.findMany({ where: { action: "export", part: "documents", patientId } }),
  );
  expect(events).toMatchObject([{ actorId: doctor.userId, detail: { file: fileId }, why: "care" }]);
  await writeAs(systemActor(clinicId), (tx) =>
    tx.careRelationship.updateMany({
      where: { patientId, memberId: doctor.memberId ?? "" },
      data: { endsAt: new Date(), endReason: "test" },
    }),
  );
  expect(await codeOf(open(doctor, address))).toBe("not_found");
});

test("what nobody has looked at can't be opened", async () => {
  const waiting = await uploadedFile(colleague, patientId, Buffer.from("x"));
  expect(await codeOf(linkToFile(colleague, patientId, waiting, "view"))).toBe("not_found");
});
