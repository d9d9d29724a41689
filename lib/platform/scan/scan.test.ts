import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { env } from "../env";
import { scanFile } from "./scan";

const folder = mkdtempSync(join(tmpdir(), "scan-"));
const path = join(folder, "sent");
const BYTES = Buffer.alloc(300_000, "abcdefg");
let server: Server;
let received: Buffer = Buffer.alloc(0);
let answer: (socket: Socket) => void;

/** The bytes of an INSTREAM, without the frame; undefined until its end has come. */
function unframed(all: Buffer): Buffer | undefined {
  const command = "zINSTREAM\0";
  if (all.subarray(0, command.length).toString("latin1") !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= all.length; ) {
    const length = all.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

beforeEach(async () => {
  writeFileSync(path, BYTES);
  received = Buffer.alloc(0);
  server = createServer((socket) => {
    let all: Buffer = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (piece) => {
      all = Buffer.concat([all, piece as Buffer]);
      const whole = unframed(all);
      if (!whole) return;
      received = whole;
      answer(socket);
    });
  });
  await new Promise<void>((done) => server.listen(join(folder, "clamd"), done));
  env().CLAMD_ADDRESS = join(folder, "clamd");
});
afterEach(async () => {
  env().CLAMD_ADDRESS = undefined;
  await new Promise((done) => server.close(done));
});

test("the scanner gets every byte, and its word is taken", async () => {
  answer = (socket) => socket.end("stream: OK\0");
  expect(await scanFile(path)).toBe("clean");
  expect(received.equals(BYTES)).toBe(true);
  answer = (socket) => socket.end("stream: Eicar-Test-Signature FOUND\0");
  expect(await scanFile(path)).toBe("infected");
});

test("whatever else it says, or nothing, is no answer", async () => {
  answer = (socket) => socket.end("INSTREAM size limit exceeded. ERROR\0");
  await expect(scanFile(path)).rejects.toThrow();
  answer = (socket) => socket.end();
  await expect(scanFile(path)).rejects.toThrow();
  answer = (socket) => socket.destroy();
  await expect(scanFile(path)).rejects.toThrow();
  env().CLAMD_ADDRESS = join(folder, "nobody");
  await expect(scanFile(path)).rejects.toThrow();
});

test("without one nothing is claimed", async () => {
  env().CLAMD_ADDRESS = undefined;
  expect(await scanFile(path)).toBe("unscanned");
});
