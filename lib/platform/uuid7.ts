import { randomBytes } from "node:crypto";
import { singleton } from "./singleton";

const COUNTERS = 0x1000;
const last = () => singleton("uuid7", () => ({ ms: 0, counter: 0 }));

/** A UUID v7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits within one, then random: later ones sort later. */
export function uuid7(now = Date.now()): string {
  const bytes = randomBytes(16);
  const { ms, counter } = tick(now, bytes.readUInt16BE(6) & 0x7ff);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  const at = (from: number, to: number) => hex.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-${at(12, 16)}-${at(16, 20)}-${at(20, 32)}`;
}

/** The next place in time: a new millisecond begins at a random count, so that ids cannot be guessed from each other. */
function tick(now: number, start: number): { ms: number; counter: number } {
  const before = last();
  if (now > before.ms) Object.assign(before, { ms: now, counter: start });
  else if (before.counter + 1 < COUNTERS) before.counter++;
  else Object.assign(before, { ms: before.ms + 1, counter: start });
  return before;
}
