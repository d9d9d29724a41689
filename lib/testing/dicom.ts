type Given = {
  rows: number;
  columns: number;
  /** Row by row; several pictures one after the other. */
  values: readonly number[];
  bits?: 8 | 16;
  signed?: boolean;
  photometric?: string;
  samples?: number;
  frames?: number;
  syntax?: string;
  /** More elements, of text: tag to value. */
  texts?: Record<string, string>;
};

const EXPLICIT = "1.2.840.10008.1.2.1";
const TEXT_KINDS: Record<string, string> = {
  "00020010": "UI",
  "00080005": "CS",
  "00080020": "DA",
  "00080060": "CS",
  "00100010": "PN",
  "00100030": "DA",
  "00280004": "CS",
  "00280008": "IS",
};

/** A DICOM file, explicit and little endian, as a scanner writes it. */
export function makeDicom(given: Given): Buffer {
  const { rows, columns, values, bits = 16, signed = false, samples = 1, frames = 1 } = given;
  const texts = {
    ...{ "00020010": given.syntax ?? EXPLICIT, "00080060": "CT" },
    ...{ "00280004": given.photometric ?? "MONOCHROME2", "00280008": String(frames) },
    ...given.texts,
  };
  const numbers = {
    ...{ "00280002": samples, "00280010": rows, "00280011": columns },
    ...{ "00280100": bits, "00280101": bits, "00280103": signed ? 1 : 0 },
  };
  const elements = [
    ...Object.entries(texts).map(([tag, value]) => textElement(tag, value)),
    ...Object.entries(numbers).map(([tag, value]) => element(tag, "US", twoBytes(value))),
  ].toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  const pixels = Buffer.alloc(values.length * (bits / 8));
  values.forEach((value, i) => {
    if (bits === 8) pixels.writeUInt8(value & 0xff, i);
    else pixels.writeUInt16LE(value & 0xffff, i * 2);
  });
  const long = Buffer.concat([
    tagBytes("7fe00010"),
    Buffer.from("OW\0\0"),
    fourBytes(pixels.length),
  ]);
  const parts = elements.map(({ bytes }) => bytes);
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), ...parts, long, pixels]);
}

const twoBytes = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const fourBytes = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const tagBytes = (tag: string) =>
  Buffer.concat([
    twoBytes(Number.parseInt(tag.slice(0, 4), 16)),
    twoBytes(Number.parseInt(tag.slice(4), 16)),
  ]);

const element = (tag: string, kind: string, value: Buffer) => ({
  tag,
  bytes: Buffer.concat([tagBytes(tag), Buffer.from(kind), twoBytes(value.length), value]),
});

/** Texts have an even length; identifiers are filled with zero, others with a space. */
function textElement(tag: string, value: string) {
  const kind = TEXT_KINDS[tag] ?? "DS";
  const odd = Buffer.byteLength(value) % 2 === 1;
  return element(tag, kind, Buffer.from(odd ? value + (kind === "UI" ? "\0" : " ") : value));
}
