import { expect, test } from "vitest";
import { nameFor } from "./file-name";

test.each([
  ["foto.JPG", "image/jpeg", "foto.JPG"],
  ["foto.heic", "image/jpeg", "foto.jpg"],
  ["factura.pdf", "image/png", "factura.png"],
  ["page.html", "text/plain; charset=utf-8", "page.html.txt"],
  ["datos.csv", "text/plain; charset=utf-8", "datos.csv"],
  ["IM0001", "application/dicom", "IM0001.dcm"],
  ["análisis 12.03", "application/pdf", "análisis 12.03.pdf"],
  [".pdf", "application/pdf", ".pdf.pdf"],
  ["x.y", "application/unknown", "x.y"],
])("%s with %s inside is saved as %s", (name, type, saved) => {
  expect(nameFor(name, type)).toBe(saved);
});
