import { readFile, writeFile } from "node:fs/promises";
import { all } from "heic-decode";
import sharp from "sharp";
import { colourProfile, withProfile } from "./colour-profile";
import type { Say } from "./task";

/** More than the best phones take; each one needs some twelve bytes while it is opened. */
const MOST_PIXELS = 64_000_000;

/** Writes a HEIC photo as PNG, upright as its container says, in its own colours and without anything else of it. */
export async function heicToPng(from: string, to: string, say: Say): Promise<void> {
  const file = await readFile(from);
  const [photo] = await all({ buffer: file }).catch(() => []);
  if (!photo) return say({ fault: "broken" });
  const { width, height } = photo;
  if (width * height > MOST_PIXELS) return say({ fault: "too_many_pixels" });
  const decoded = await photo.decode().catch(() => undefined);
  if (!decoded) return say({ fault: "broken" });
  const png = await sharp(decoded.data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const profile = colourProfile(file);
  await writeFile(to, profile ? withProfile(png, profile) : png);
  say({ written: true });
}
