import sharp from "sharp";
import type { PictureType } from "./look-inside";
import type { Rejection } from "./schema";

/** Ten times what a good phone takes; a bomb of a few kilobytes unfolds to far more. */
const MOST_PIXELS = 200_000_000;
const PREVIEW_PIXELS = 320;
const JPEG_QUALITY = 92;

// Each picture is a thread's work already, and what was decoded is of no use to the next.
sharp.cache(false);
sharp.concurrency(1);

const opened = (path: string) => sharp(path, { limitInputPixels: MOST_PIXELS, failOn: "error" });

/**
 * Writes the picture at `from` again to `to`, upright and without what a camera puts beside it (place, device, time);
 * colours stay as they are seen. Gives why not where it can't be one.
 */
export async function cleanPicture(
  type: PictureType,
  from: string,
  to: string,
): Promise<Rejection | undefined> {
  try {
    const { width = 0, height = 0 } = await sharp(from, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return "too_many_pixels";
    const upright = opened(from).rotate();
    const encoded =
      type === "image/jpeg"
        ? upright.jpeg({ quality: JPEG_QUALITY, mozjpeg: false })
        : upright.png();
    await encoded.toFile(to);
    return undefined;
  } catch {
    return "broken"; // its words say how; a person needs to know only that
  }
}

/** A small picture of a picture. */
export const smallPicture = (from: string, to: string) =>
  opened(from)
    .resize(PREVIEW_PIXELS, PREVIEW_PIXELS, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(to);
