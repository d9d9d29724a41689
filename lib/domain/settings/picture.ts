const SIGNATURES: [type: string, at: number, bytes: string][] = [
  ["image/png", 0, "89504e470d0a1a0a"],
  ["image/jpeg", 0, "ffd8ff"],
  ["image/webp", 8, "57454250"], // RIFF....WEBP
];

/** The kind of a picture by its first bytes, whatever it is called; undefined for anything else. No SVG: it can carry scripts. */
export function pictureType(bytes: Buffer): string | undefined {
  return SIGNATURES.find(
    ([, at, signature]) =>
      bytes.subarray(at, at + signature.length / 2).toString("hex") === signature,
  )?.[0];
}
