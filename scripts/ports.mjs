import { createServer } from "node:net";
import { Stop } from "./console.mjs";

function free(port, host) {
  return new Promise((done) => {
    const server = createServer().once("error", () => done(false));
    server.once("listening", () => server.close(() => done(true))).listen(port, host);
  });
}

/** Whether a server could listen on this port, on every address of this machine. */
export const isFree = async (port) => (await free(port, "127.0.0.1")) && (await free(port));

/** The first free port from `from` on. */
export async function freePort(from) {
  for (let port = from; port < from + 200; port++) if (await isFree(port)) return port;
  throw new Stop(`There is no free port from ${from} to ${from + 199}.`);
}
