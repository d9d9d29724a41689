import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";

const PERIOD = 30;
const SEED_BYTES = 20; // as long as SHA-1, which is what every app understands
const WINDOW = 1;
const QUIET_ZONE = 4;

const totp = (seed: string, issuer = "", label = "") =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(seed), period: PERIOD });

/** A new seed, as apps take it by hand. */
export const newSeed = (): string => new Secret({ size: SEED_BYTES }).base32;

/** The half minute whose code this is: now, the one before or the one after; undefined for any other code. */
export function stepOf(seed: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = totp(seed).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** What an app reads from the picture, and the picture: a square of `size` and the path of its dark cells. */
export function pictureOf(seed: string, issuer: string, label: string) {
  const address = totp(seed, issuer, label).toString();
  const { data, size } = encode(address, { border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { address, size, path };
}
