import { Readable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { storage } from "@/lib/platform/storage/configured";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { bodyOf, checkNow, cleanFile, SAYS, sentFile, uploadedFile } from "@/lib/testing/files";
import { beginUpload } from "./begin-upload";
import { completeUpload } from "./complete-upload";
import { dropUpload } from "./drop-upload";
import { editFile } from "./edit-file";
import { beginUploadInput } from "./file-schema";
import { getUpload } from "./get-upload";
import { listFiles } from "./list-files";
import { PART_BYTES } from "./parts";
import { putPart } from "./put-part";
import { sweepFiles } from "./sweep-files";

let clinicId: string;
let doctor: Actor;
let colleague: Actor;
let stranger: Actor;
let admin: Actor;
let own: Actor;
let patientId: string;

const TEXT = Buffer.from("Hemoglobina 13,2 g/dL");
const failing = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    ({ code, detail }) => detail?.message ?? detail?.faults?.[0]?.message ?? code,
  );
const listed = async (actor: Actor, id: string) =>
  (await listFiles(actor, patientId, { limit: 100 })).items.find((file) => file.id === id);
const keptKeys = async (fileId: string) => {
  const keys: string[] = [];
  for await (const { key } of (await storage()).list(`${clinicId}/${fileId}`)) keys.push(key);
  return keys.map((key) => key.split("/").slice(2).join("/")).toSorted();
};

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`files-${uuid7()}`));
  const [treats, treatsToo] = [await makeDoctor(clinicId), await makeDoctor(clinicId)];
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId }));
  for (const one of [treats, treatsToo]) await assign(clinicId, { patientId }, one);
  doctor = doctorActor(clinicId, treats);
  colleague = doctorActor(clinicId, treatsToo);
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  own = patientActor(clinicId, { ...member, patientId });
});

test("a file of three parts goes on where it was cut, and is looked at once however often it is completed", async () => {
  const bytes = Buffer.alloc(PART_BYTES * 2 + 7, "línea\n");
  const { id } = await beginUpload(doctor, patientId, { ...SAYS, size: bytes.length });
  const put = (part: number, piece: Buffer) =>
    putPart(doctor, patientId, id, { part, body: bodyOf(piece) });
  const piece = (part: number) => bytes.subarray((part - 1) * PART_BYTES, part * PART_BYTES);
  await put(1, piece(1));
  // The second is cut at 60 %: nothing of it stays.
  expect(await failing(put(2, piece(2).subarray(0, PART_BYTES * 0.6)))).toBe("part_cut");
  expect(await failing(put(3, Buffer.alloc(8)))).toBe("part_cut");
  const { missing } = await getUpload(doctor, patientId, id);
  expect(missing.map(({ part, size }) => [part, size])).toEqual([
    [2, PART_BYTES],
    [3, 7],
  ]);
  expect(await keptKeys(id)).toEqual(["parts/001"]);
  expect(await failing(completeUpload(doctor, patientId, id))).toBe("parts_missing");
  await put(2, piece(2));
  await put(3, piece(3));
  await Promise.all([1, 2, 3].map(() => completeUpload(doctor, patientId, id)));
  expect(await failing(put(3, piece(3)))).toBe("upload_ended");
  expect(await checkNow(clinicId, id)).toBe(1);
  expect(await listed(doctor, id)).toMatchObject({ state: "clean", size: bytes.length });
  expect(await keptKeys(id)).toEqual(["content"]);
});

test("what is being sent is its sender's alone; what was sent is the chart's", async () => {
  const id = await sentFile(doctor, patientId, TEXT);
  expect(await listed(doctor, id)).toMatchObject({ state: "uploading", mine: true });
  expect(await listed(colleague, id)).toBeUndefined();
  for (const other of [colleague, stranger, own, admin]) {
    expect(await failing(getUpload(other, patientId, id))).toBe("not_found");
    expect(await failing(completeUpload(other, patientId, id))).toBe("not_found");
    expect(await failing(dropUpload(other, patientId, id))).toBe("not_found");
    const part = { part: 1, body: bodyOf(TEXT) };
    expect(await failing(putPart(other, patientId, id, part))).toBe("not_found");
  }
  await completeUpload(doctor, patientId, id);
  expect(await listed(colleague, id)).toMatchObject({ state: "scanning", mine: false });
  for (const other of [stranger, admin]) {
    expect(await failing(listFiles(other, patientId, { limit: 10 }))).toBe("not_found");
    const begun = beginUpload(other, patientId, { ...SAYS, size: 1 });
    expect(await failing(begun)).toBe("not_found");
  }
});

test("the patient sees what was released and what is their own, and no longer what was withdrawn", async () => {
  const id = await cleanFile(doctor, patientId, TEXT);
  const theirs = await cleanFile(own, patientId, TEXT);
  expect(await listed(own, id)).toBeUndefined();
  expect(await listed(own, theirs)).toMatchObject({ mine: true, byPatient: true });
  expect(await listed(doctor, theirs)).toMatchObject({ mine: false, byPatient: true });
  const edit = async (input: Parameters<typeof editFile>[3]["input"], version?: number) => {
    const { version: now } = (await listed(doctor, id)) ?? { version: 0 };
    return editFile(doctor, patientId, id, { input, version: version ?? now });
  };
  await edit({ released: true });
  expect(await listed(own, id)).toMatchObject({ title: "Informe" });
  expect(await failing(edit({ released: false }, 1))).toBe("stale");
  await edit({ released: false });
  expect(await listed(own, id)).toBeUndefined();
  await edit({ released: true });
  expect(await failing(edit({ status: "entered-in-error" }))).toBe("required");
  await edit({ status: "entered-in-error", statusReason: "De otra persona" });
  expect(await listed(own, id)).toBeUndefined();
  expect(await listed(doctor, id)).toMatchObject({ statusReason: "De otra persona" });
  expect(await failing(edit({ released: true }))).toBe("already_corrected");
  const version = (await listed(own, theirs))?.version ?? 0;
  const released = editFile(own, patientId, theirs, { input: { released: true }, version });
  expect(await failing(released)).toBe("not_found");
});

test("an upload that is given up leaves nothing, and what belongs to the record can't be given up", async () => {
  const id = await sentFile(doctor, patientId, TEXT);
  await dropUpload(doctor, patientId, id);
  expect(await listed(doctor, id)).toBeUndefined();
  expect(await keptKeys(id)).toEqual([]);
  const kept = await cleanFile(doctor, patientId, TEXT);
  expect(await failing(dropUpload(doctor, patientId, kept))).toBe("file_kept");
  const deleted = writeAs(systemActor(clinicId), (tx) =>
    tx.file.deleteMany({ where: { id: kept } }),
  );
  await expect(deleted).rejects.toThrow();
});

test("what is announced is checked: length, day, room, name", async () => {
  const parse = (given: object) =>
    beginUploadInput.safeParse({ ...SAYS, size: 10, ...given }).error?.issues[0]?.message;
  expect(parse({ size: 0 })).toBe("empty_file");
  expect(parse({ size: 50 * 1024 * 1024 + 1 })).toBe("file_too_large");
  expect(parse({ title: "  " })).toBe("required");
  expect(parse({})).toBeUndefined();
  const named = (name: string) => beginUploadInput.parse({ ...SAYS, size: 1, name }).name;
  expect(named("../../etc/passwd")).toBe("passwd");
  expect(named("..\\..\\boot.ini")).toBe("boot.ini");
  expect(named("..")).toBe("document");
  expect(named("informe\u202Efdp.exe")).toBe("informefdp.exe");
  expect(named("🩻 tórax 👩‍⚕️.png")).toMatch(/^🩻 tórax .+\.png$/);
  const long = named(`${"ñ".repeat(300)}.pdf`);
  expect(long).toHaveLength(120);
  expect(long.endsWith("ñ.pdf")).toBe(true);
  const tomorrow = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const later = beginUpload(doctor, patientId, { ...SAYS, size: 1, date: tomorrow });
  expect(await failing(later)).toBe("in_future");
});

test("the sweep gives up what was left and removes bytes of no file, and nothing else", async () => {
  const left = await sentFile(doctor, patientId, TEXT);
  const waiting = await uploadedFile(doctor, patientId, TEXT);
  const kept = await cleanFile(doctor, patientId, TEXT);
  const nobodys = uuid7();
  const files = await storage();
  await files.put(`${clinicId}/${nobodys}/content`, Readable.from([TEXT]), TEXT.length);
  await files.put(`${clinicId}/${kept}/parts/001`, Readable.from([TEXT]), TEXT.length);
  await sweepFiles(systemActor(clinicId));
  expect(await keptKeys(nobodys)).toEqual(["content"]); // too young to be sure
  const later = () => new Date(Date.now() + 49 * 60 * 60 * 1000);
  await sweepFiles(systemActor(clinicId), later);
  expect(await listed(doctor, left)).toBeUndefined();
  expect(await keptKeys(left)).toEqual([]);
  expect(await keptKeys(nobodys)).toEqual([]);
  expect(await keptKeys(kept)).toEqual(["content"]);
  expect(await keptKeys(waiting)).toEqual(["parts/001"]);
  expect(await checkNow(clinicId, waiting)).toBe(1);
  expect(await listed(doctor, waiting)).toMatchObject({ state: "clean" });
});
