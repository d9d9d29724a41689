import { type DataSet, parseDicom } from "dicom-parser";

/** Which values are drawn from black to white: DICOM PS3.3 C.11.2.1.2. */
export type Window = { center: number; width: number };

/** The pictures of a DICOM file, ready to be drawn. */
export type DicomImage = {
  columns: number;
  rows: number;
  frames: number;
  /** How the file wants to be seen, else the whole range of its first picture; none for colours. */
  window: Window | undefined;
  /** CT, MR, DX, as DICOM names kinds of pictures. */
  modality: string;
  /** Whose it says it is, and when it was taken (YYYY-MM-DD): the chart may be another's. */
  patientName: string;
  birthDate: string;
  takenOn: string;
  /** Draws one picture, from 0, as RGBA. */
  draw: (frame: number, window: Window) => Uint8ClampedArray<ArrayBuffer>;
};

/** A DICOM file that holds no picture which can be drawn here: compressed, of a palette, or none at all. */
export class NotDrawable extends Error {}

/** Little endian, without compression: implicit and explicit. */
const PLAIN = new Set(["1.2.840.10008.1.2", "1.2.840.10008.1.2.1"]);
const MOST_PIXELS = 64_000_000;
/** Windows as radiologists name them, in Hounsfield units. */
export const CT_WINDOWS = {
  lung: { center: -600, width: 1500 },
  bone: { center: 300, width: 1500 },
  brain: { center: 40, width: 80 },
  soft: { center: 40, width: 400 },
} as const satisfies Record<string, Window>;

type Stored = Int16Array | Uint16Array | Int8Array | Uint8Array;

/** Reads a file. Fails: NotDrawable; an error of the parser where it isn't DICOM. */
export function readDicom(bytes: Uint8Array): DicomImage {
  const data = parseDicom(bytes);
  const text = (tag: string) => data.string(tag)?.trim() ?? "";
  const { rows, columns, frames } = sizeOf(data);
  const pixels = rows * columns;
  if (!PLAIN.has(text("x00020010"))) throw new NotDrawable();
  const samples = data.uint16("x00280002") ?? 1;
  const stored = storedIn(data, bytes, pixels * samples * frames);
  const photometric = text("x00280004");
  const grey = photometric.startsWith("MONOCHROME") && samples === 1;
  if (!grey && !(photometric === "RGB" && samples === 3 && stored instanceof Uint8Array))
    throw new NotDrawable();
  const scale = {
    slope: data.floatString("x00281053") ?? 1,
    intercept: data.floatString("x00281052") ?? 0,
    inverted: photometric === "MONOCHROME1",
  };
  const frameOf = (frame: number) =>
    stored.subarray(frame * pixels * samples, (frame + 1) * pixels * samples);
  return {
    ...{ rows, columns, frames },
    window: grey ? (ownWindow(data) ?? wholeWindow(frameOf(0), scale)) : undefined,
    modality: text("x00080060"),
    patientName: nameIn(data, bytes, text("x00080005")),
    birthDate: dayOf(text("x00100030")),
    takenOn: dayOf(text("x00080020")),
    draw: (frame, window) =>
      grey
        ? drawGrey(frameOf(frame), scale, window)
        : drawColours(frameOf(frame), (data.uint16("x00280006") ?? 0) === 1),
  };
}

function sizeOf(data: DataSet) {
  const [rows, columns] = [data.uint16("x00280010") ?? 0, data.uint16("x00280011") ?? 0];
  const frames = Math.max(1, data.intString("x00280008") ?? 1);
  const pixels = rows * columns * frames;
  if (pixels === 0 || pixels > MOST_PIXELS) throw new NotDrawable();
  return { rows, columns, frames };
}

/** PatientName in the file's own letters (PS3.5 6.1.2.3): UTF-8 where it says so, else Latin. */
function nameIn(data: DataSet, bytes: Uint8Array, letters: string): string {
  const element = data.elements.x00100010;
  if (!element) return "";
  const from = bytes.byteOffset + element.dataOffset;
  const own = new Uint8Array(bytes.buffer, from, element.length);
  const name = new TextDecoder(letters.includes("192") ? "utf-8" : "latin1").decode(own);
  return name.replaceAll("^", " ").replaceAll("\0", "").trim();
}

/** 20261126 as 2026-11-26; empty where it isn't a day. */
const dayOf = (text: string) =>
  /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : "";

/** The values as they are stored, each in as many bits as the file allots. */
function storedIn(data: DataSet, bytes: Uint8Array, count: number): Stored {
  const element = data.elements.x7fe00010;
  const bits = data.uint16("x00280100");
  const size = bits === 16 ? 2 : 1;
  if (!element || element.fragments || (bits !== 8 && bits !== 16) || element.length < count * size)
    throw new NotDrawable();
  const from = bytes.byteOffset + element.dataOffset;
  // A copy begins where numbers of two bytes may.
  const own = bytes.buffer.slice(from, from + count * size);
  const signed = data.uint16("x00280103") === 1;
  if (bits === 16) return signed ? new Int16Array(own) : new Uint16Array(own);
  return signed ? new Int8Array(own) : new Uint8Array(own);
}

type Scale = { slope: number; intercept: number; inverted: boolean };

function ownWindow(data: DataSet): Window | undefined {
  const [center, width] = [data.floatString("x00281050"), data.floatString("x00281051")];
  return center === undefined || width === undefined || !(width >= 1)
    ? undefined
    : { center, width };
}

function wholeWindow(values: Stored, { slope, intercept }: Scale): Window {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const [from, until] = [low * slope + intercept, high * slope + intercept];
  return { center: (from + until) / 2, width: Math.max(1, Math.abs(until - from)) };
}

/** The linear function of PS3.3 C.11.2.1.2.1. */
function drawGrey(
  values: Stored,
  { slope, intercept, inverted }: Scale,
  { center, width }: Window,
) {
  const rgba = new Uint8ClampedArray(values.length * 4).fill(255);
  const span = Math.max(1, width - 1);
  values.forEach((value, i) => {
    const share = (value * slope + intercept - (center - 0.5)) / span + 0.5;
    const grey = 255 * (inverted ? 1 - share : share);
    rgba[i * 4] = grey;
    rgba[i * 4 + 1] = grey;
    rgba[i * 4 + 2] = grey;
  });
  return rgba;
}

function drawColours(values: Stored, planar: boolean) {
  const count = values.length / 3;
  const rgba = new Uint8ClampedArray(count * 4).fill(255);
  for (let i = 0; i < count; i++)
    for (let part = 0; part < 3; part++)
      rgba[i * 4 + part] = values[planar ? part * count + i : i * 3 + part] ?? 0;
  return rgba;
}
