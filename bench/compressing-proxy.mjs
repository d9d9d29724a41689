// What stands before the web process in production: a proxy that compresses (the process itself does not).
import { createServer, request } from "node:http";
import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";

const TEXT = /^(text\/|application\/(json|javascript|problem\+json)|image\/svg)/;

/** Listens on `port` for the server on `target`; gives stop(). */
export async function startProxy({ port, target }) {
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request({ host: "127.0.0.1", port: target, method, path: url, headers });
    onward.on("response", (given) => pass(given, answer, headers["accept-encoding"]));
    onward.on("error", () => answer.destroy());
    pipeline(asked, onward, () => {});
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function pass(given, answer, accepted = "") {
  const headers = { ...given.headers };
  const compress =
    /\bgzip\b/.test(accepted) &&
    TEXT.test(headers["content-type"] ?? "") &&
    !headers["content-encoding"] &&
    ![204, 304].includes(given.statusCode);
  if (compress) {
    headers["content-encoding"] = "gzip";
    headers.vary = [headers.vary, "accept-encoding"].filter(Boolean).join(", ");
    delete headers["content-length"];
    delete headers["accept-ranges"];
  }
  answer.writeHead(given.statusCode, headers);
  const stages = compress ? [given, createGzip(), answer] : [given, answer];
  pipeline(stages, () => {});
}
