import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";
import { env } from "../env";

const SILENCE_MS = 120_000;

/** What a virus scanner says of a file; "unscanned" where none is configured. */
export type ScanResult = "clean" | "infected" | "unscanned";

/** Asks clamd about a file on this machine. Fails when it doesn't answer, or not as agreed: another try may. */
export async function scanFile(path: string): Promise<ScanResult> {
  const address = env().CLAMD_ADDRESS;
  if (!address) return "unscanned";
  const socket = open(address);
  try {
    const [said] = await Promise.all([answer(socket), send(socket, path)]);
    if (said === "stream: OK") return "clean";
    if (said.startsWith("stream: ") && said.endsWith(" FOUND")) return "infected";
    throw new Error("clamd did not scan"); // its words may name the file's limits, never more
  } finally {
    socket.destroy();
  }
}

/** A socket's path, or host:port. */
function open(address: string): Socket {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
  const socket = host ? connect(Number(port), host) : connect(address);
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error("clamd fell silent")));
  return socket;
}

/** INSTREAM: chunks, each after its length, and an empty one at the end. */
async function send(socket: Socket, path: string): Promise<void> {
  socket.write("zINSTREAM\0");
  for await (const chunk of createReadStream(path)) {
    if (socket.destroyed || socket.readableEnded) return; // it has answered already
    if (!socket.write(framed(chunk as Buffer))) await drained(socket);
  }
  socket.write(Buffer.alloc(4));
}

function framed(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return Buffer.concat([length, chunk]);
}

const drained = (socket: Socket) =>
  new Promise<void>((done) => {
    socket.once("drain", done).once("close", done);
  });

function answer(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let said = "";
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      said += text;
    });
    socket.once("end", () => done(said.replace(/\0/g, "").trim()));
    socket.once("error", fail);
  });
}
