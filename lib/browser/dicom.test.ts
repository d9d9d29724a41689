import { expect, test } from "vitest";
import { makeDicom } from "@/lib/testing/dicom";
import { NotDrawable, readDicom } from "./dicom";

const greys = (rgba: Uint8ClampedArray) => [...rgba].filter((_, i) => i % 4 === 0);
const FOUR = { rows: 2, columns: 2 };

test("a CT in its own window, and in another", () => {
  const image = readDicom(
    makeDicom({
      ...FOUR,
      signed: true,
      values: [-1024, 0, 40, 3000],
      texts: { "00281050": "40", "00281051": "401", "00281052": "0", "00281053": "1" },
    }),
  );
  expect(image).toMatchObject({ rows: 2, columns: 2, frames: 1, modality: "CT" });
  expect(image.window).toEqual({ center: 40, width: 401 });
  expect(greys(image.draw(0, { center: 40, width: 401 }))).toEqual([0, 102, 128, 255]);
  expect(greys(image.draw(0, { center: 0, width: 2 }))).toEqual([0, 255, 255, 255]);
});

test("slope and intercept make the values; without a window of its own the whole range is seen", () => {
  const texts = { "00281052": "-1000", "00281053": "2" };
  const image = readDicom(makeDicom({ ...FOUR, values: [0, 500, 750, 1000], texts }));
  expect(image.window).toEqual({ center: 0, width: 2000 });
  const [black, , , white] = greys(image.draw(0, image.window ?? { center: 0, width: 1 }));
  expect([black, white]).toEqual([0, 255]);
});

test("MONOCHROME1 is white where it is low; pictures of one file follow each other", () => {
  const given = { ...FOUR, bits: 8 as const, frames: 2, values: [0, 0, 0, 255, 255, 0, 0, 0] };
  const image = readDicom(makeDicom({ ...given, photometric: "MONOCHROME1" }));
  expect(image.frames).toBe(2);
  const window = { center: 128, width: 256 };
  expect(greys(image.draw(0, window))).toEqual([255, 255, 255, 0]);
  expect(greys(image.draw(1, window))).toEqual([0, 255, 255, 255]);
});

test("colours as they are; whose picture it says it is", () => {
  const image = readDicom(
    makeDicom({
      ...{ rows: 1, columns: 2, bits: 8, samples: 3, photometric: "RGB" },
      values: [255, 0, 0, 0, 0, 255],
      texts: {
        "00080005": "ISO_IR 192",
        "00100010": "Núñez^Íñigo",
        "00100030": "19800312",
        "00080020": "20261101",
      },
    }),
  );
  expect([...image.draw(0, { center: 0, width: 1 })]).toEqual([255, 0, 0, 255, 0, 0, 255, 255]);
  expect(image).toMatchObject({
    ...{ window: undefined, patientName: "Núñez Íñigo" },
    ...{ birthDate: "1980-03-12", takenOn: "2026-11-01" },
  });
});

test("what is compressed, cut, or holds no picture can't be drawn, and is no crash", () => {
  const whole = { ...FOUR, values: [1, 2, 3, 4] };
  const jpeg = makeDicom({ ...whole, syntax: "1.2.840.10008.1.2.4.90" });
  expect(() => readDicom(jpeg)).toThrow(NotDrawable);
  expect(() => readDicom(makeDicom({ ...whole, rows: 60_000, columns: 60_000 }))).toThrow();
  expect(() => readDicom(makeDicom({ ...whole, values: [1] }))).toThrow(NotDrawable);
  expect(() => readDicom(Buffer.from("not at all"))).toThrow();
});
