import { MARGIN, type Sheet } from "./sheet";
import { ensureRoom } from "./write-text";

/** Where to draw: the upper left corner and the size. */
export type Box = { x: number; y: number; width: number; height: number };

/** A drawing of this height, in words for who can't see it, on one page with `above`: what stands over it. */
export function figure(
  sheet: Sheet,
  { height, alt, above = 0 }: { height: number; alt: string; above?: number },
  draw: (box: Box) => void,
): void {
  const { doc, say, left, width } = sheet;
  ensureRoom(sheet, height + above);
  const y = doc.y;
  doc.addStructure(
    doc.struct("Figure", { alt: say(alt) }, () => draw({ x: left, y, width, height })),
  );
  doc.x = left;
  doc.y = y + height;
}

/** A picture at the head of the first page, no higher than this. */
export function logo({ doc, left }: Sheet, picture: Buffer, height: number, alt: string): void {
  doc.addStructure(
    doc.struct("Figure", { alt }, () => {
      doc.image(picture, left, MARGIN.top, { fit: [height * 4, height] });
    }),
  );
  doc.y = MARGIN.top + height + 8;
  doc.x = left;
}
