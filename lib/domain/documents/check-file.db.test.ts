import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { storage } from "@/lib/platform/storage/configured";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { checkNow, uploadedFile } from "@/lib/testing/files";

const scan = vi.hoisted(() => ({ says: "unscanned", asked: 0 }));
vi.mock("@/lib/platform/scan/scan", () => ({
  scanFile: async () => {
    scan.asked++;
    if (scan.says === "away") throw new Error("clamd is away");
    return scan.says;
  },
}));

let clinicId: string;
let doctor: Actor;
let patientId: string;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`checks-${uuid7()}`));
  const treats = await makeDoctor(clinicId);
  ({ patientId } = await makePatient(clinicId));
  await assign(clinicId, { patientId }, treats);
  doctor = doctorActor(clinicId, treats);
});
afterEach(() => {
  scan.says = "unscanned";
});

const rowOf = (id: string) =>
  readAs(systemActor(clinicId), (tx) => tx.file.findFirstOrThrow({ where: { id } }));
const kept = async (id: string, what: "content" | "preview") => {
  const pieces: Buffer[] = [];
  for await (const piece of await (await storage()).get(`${clinicId}/${id}/${what}`))
    pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};
const keysOf = async (id: string) => {
  const keys: string[] = [];
  for await (const { key } of (await storage()).list(`${clinicId}/${id}`)) keys.push(key);
  return keys.length;
};
const judged = async (bytes: Buffer, name = "x.pdf") => {
  const id = await uploadedFile(doctor, patientId, bytes, { name });
  await checkNow(clinicId, id);
  return rowOf(id);
};

/** A photo as phones make it: lying on its side, with the place where it was taken. */
const photo = () =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: "#a33" } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: "Phone" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 25/1 0/1" },
    })
    .toBuffer();

/** A PNG of a few kilobytes that unfolds to as many pixels as it says. */
function pngBomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000), { level: 9 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** That a PDF can't be opened without a password; what it is doesn't matter. */
const LOCKED = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"11".repeat(32)}>/U<${"22".repeat(32)}>>>/ID[<33><33>]`;

/** A PDF whose pages say a word. */
function pdfOf(word: string, trailer = "", pages = 1): Buffer {
  const drawing = `BT /F 40 Tf 20 100 Td (${word}) Tj ET`;
  const page =
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 400]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>";
  const numbers = Array.from({ length: pages }, (_, i) => 5 + i);
  return Buffer.from(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[${numbers.map((n) => `${n} 0 R`).join(" ")}]/Count ${pages}>>endobj
3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
4 0 obj<</Length ${drawing.length}>>stream
${drawing}
endstream endobj
${numbers.map((n) => `${n} 0 obj${page}endobj`).join("\n")}
trailer<</Root 1 0 R/Size ${5 + pages}${trailer}>>
%%EOF`);
}

/** Of two colours, lying on its side, turned by its container, with a place in its EXIF. */
const turnedHeic = () => readFileSync(new URL("./samples/turned.heic", import.meta.url));

/** The same, of which its container says that it is as large as a house. */
function hugeHeic(): Buffer {
  const heic = turnedHeic();
  const size = heic.indexOf("ispe", 0, "latin1") + 8;
  heic.writeUInt32BE(30_000, size);
  heic.writeUInt32BE(30_000, size + 4);
  return heic;
}

test("a HEIC photo, whatever its name, is kept as an upright JPEG without where it was taken", async () => {
  const heic = turnedHeic();
  expect(heic.includes("Phone")).toBe(true);
  const { id, ...row } = await judged(heic, "IMG_0001.jpg");
  expect(row).toMatchObject({ state: "clean", contentType: "image/jpeg", preview: true });
  const content = await kept(id, "content");
  const seen = await sharp(content).metadata();
  expect([seen.format, seen.width, seen.height, seen.exif, seen.orientation]).toEqual([
    "jpeg",
    160,
    320,
    undefined,
    undefined,
  ]);
  // Lying on its side its left was red and its right blue.
  const { data } = await sharp(content).raw().toBuffer({ resolveWithObject: true });
  const [top, bottom] = [[...data.subarray(0, 3)], [...data.subarray(-3)]];
  expect([top[0], bottom[2]].every((value) => (value ?? 0) > 180)).toBe(true);
  expect([top[2], bottom[0]].every((value) => (value ?? 255) < 80)).toBe(true);
  expect((await sharp(await kept(id, "preview")).metadata()).height).toBe(320);
});

test("of a PDF the pages are counted, its first is the small picture, and its bytes stay", async () => {
  const sent = pdfOf("Informe", "", 3);
  const { id, ...row } = await judged(sent);
  expect(row).toMatchObject({ state: "clean", pages: 3, preview: true });
  expect(await kept(id, "content")).toEqual(sent);
  const small = sharp(await kept(id, "preview"));
  expect(await small.metadata()).toMatchObject({ format: "webp", width: 160, height: 320 });
  const { channels } = await small.stats();
  expect(channels[0]?.min).toBeLessThan(100); // the word is on it
  expect(channels[0]?.max).toBeGreaterThan(250);
});

test("a phone's photo is kept upright, without place or device, with a small picture of it", async () => {
  const sent = await photo();
  const before = await sharp(sent).metadata();
  expect([before.orientation, before.exif?.includes("Phone")]).toEqual([6, true]);
  const { id, ...row } = await judged(sent, "IMG_0001.heic");
  expect(row).toMatchObject({ state: "clean", contentType: "image/jpeg", preview: true });
  const content = await kept(id, "content");
  const seen = await sharp(content).metadata();
  expect([seen.width, seen.height, seen.orientation, seen.exif]).toEqual([
    200,
    400,
    undefined,
    undefined,
  ]);
  expect(content.includes("Phone")).toBe(false);
  expect(row.size).toBe(BigInt(content.length));
  const small = await sharp(await kept(id, "preview")).metadata();
  expect([small.format, small.height]).toEqual(["webp", 320]);
});

test("the type is what is inside, whatever the name", async () => {
  const dicom = Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), Buffer.alloc(64)]);
  expect(await judged(pdfOf("Hola"), "foto.jpg")).toMatchObject({
    contentType: "application/pdf",
  });
  expect(await judged(dicom, "a.txt")).toMatchObject({ contentType: "application/dicom" });
  const text = Buffer.from("Glucosa ≥ 126 mg/dL → repetir, 38,5 °C");
  expect(await judged(text, "a.pdf")).toMatchObject({ contentType: "text/plain; charset=utf-8" });
});

test.each([
  ["a program named .pdf", Buffer.from("7f454c4602010100".padEnd(400, "0"), "hex"), "wrong_type"],
  ["an archive", Buffer.from("504b0304140000000800".padEnd(400, "0"), "hex"), "wrong_type"],
  ["a drawing with a script", Buffer.from("<?xml version='1.0'?><svg/>"), "wrong_type"],
  ["bytes of nothing", Buffer.from([1, 2, 3, 0, 255, 254]), "wrong_type"],
  [
    "half a HEIC photo",
    Buffer.concat([Buffer.from("0000001c", "hex"), Buffer.from("ftypheic"), Buffer.alloc(40)]),
    "broken",
  ],
  ["a HEIC photo that unfolds", hugeHeic(), "too_many_pixels"],
  ["a PDF without a page", Buffer.from("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj"), "broken"],
  ["a PDF with a password", pdfOf("x", LOCKED), "encrypted"],
  ["a PDF of more pages than anybody reads", pdfOf("x", "", 6000), "too_many_pages"],
  ["half a JPEG", Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb", "hex"), "broken"],
  ["a picture that unfolds", pngBomb(30_000), "too_many_pixels"],
  ["a picture that lies about its size", pngBomb(4000), "broken"],
])("%s is rejected, with the reason, and nothing of it is kept", async (_, bytes, reason) => {
  const { id, ...row } = await judged(bytes);
  expect(row).toMatchObject({ state: "rejected", reason, contentType: null, sha256: null });
  expect(await keysOf(id)).toBe(0);
});

test("what the scanner finds is rejected; while it is away nothing is decided, and then once", async () => {
  scan.says = "infected";
  expect(await judged(Buffer.from("x"))).toMatchObject({ state: "rejected", reason: "infected" });
  scan.says = "away";
  const id = await uploadedFile(doctor, patientId, Buffer.from("texto"));
  await expect(checkNow(clinicId, id)).rejects.toThrow();
  expect(await rowOf(id)).toMatchObject({ state: "scanning" });
  scan.says = "clean";
  await checkNow(clinicId, id);
  const { checkedAt, ...row } = await rowOf(id);
  expect(row).toMatchObject({ state: "clean", scanned: true });
  const before = scan.asked;
  await checkNow(clinicId, id);
  expect([scan.asked, (await rowOf(id)).checkedAt]).toEqual([before, checkedAt]);
});

test("two workers with the same file, and one that died after keeping it: one file", async () => {
  const id = await uploadedFile(doctor, patientId, await photo());
  await Promise.allSettled([checkNow(clinicId, id), checkNow(clinicId, id)]);
  expect(await rowOf(id)).toMatchObject({ state: "clean" });
  expect(await keysOf(id)).toBe(2);
  const version = (await rowOf(id)).version;
  await checkNow(clinicId, id);
  expect((await rowOf(id)).version).toBe(version);
});

test("no message holds a word of a file", async () => {
  const id = await uploadedFile(doctor, patientId, Buffer.from("x"), {
    title: "Secreto",
    name: "secreto.txt",
  });
  const messages = await readAs(systemActor(clinicId), (tx) => tx.outboxMessage.findMany());
  expect(messages.some(({ payload }) => JSON.stringify(payload).includes(id))).toBe(true);
  expect(JSON.stringify(messages.map(({ payload }) => payload)).toLowerCase()).not.toContain(
    "secreto",
  );
});
