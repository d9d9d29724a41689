import { crc32, deflateSync } from "node:zlib";

/** Properties of a HEIC photo stand before its pixels. */
const HEAD_BYTES = 256 * 1024;
/** After its signature and its first chunk a PNG says what its colours are. */
const AFTER_IHDR = 33;

/** The ICC profile of a HEIC photo: phones see more colours than a screen of old. Undefined where it has none. */
export function colourProfile(heic: Buffer): Buffer | undefined {
  const at = heic.subarray(0, HEAD_BYTES).indexOf("colrprof", 0, "latin1");
  if (at < 4) return undefined;
  const size = heic.readUInt32BE(at - 4);
  const profile = heic.subarray(at + 8, at - 4 + size);
  // An ICC profile begins with its own length.
  return profile.length > 128 && profile.readUInt32BE(0) === profile.length ? profile : undefined;
}

/** A PNG that says of its colours what the profile says. */
export function withProfile(png: Buffer, profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("iCCPphoto\0\0", "latin1"), deflateSync(profile)]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([
    png.subarray(0, AFTER_IHDR),
    length,
    body,
    check,
    png.subarray(AFTER_IHDR),
  ]);
}
