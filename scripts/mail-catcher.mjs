// A mail server for the demo and the tests: it takes every mail and delivers none. /dev/mail shows what it took.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { readMail } from "./mail-source.mjs";

/** A mail that comes again under the same Message-ID is the same mail, as it is for those who really deliver. */
function keep(folder, envelope, source) {
  const { headers, text } = readMail(source);
  const id = headers["message-id"] ?? source;
  const file = join(folder, `${createHash("sha256").update(id).digest("hex").slice(0, 32)}.json`);
  const times = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).times + 1 : 1;
  const to = envelope.rcptTo.map(({ address }) => address).join(", ");
  const { subject = "", "content-language": language = "es" } = headers;
  const mail = { at: new Date().toISOString(), to, subject, text, language, times };
  writeFileSync(`${file}.new`, JSON.stringify(mail));
  renameSync(`${file}.new`, file);
}

/**
 * Listens on a free port of this machine and keeps what comes in the data folder.
 * @param {string} dataFolder
 */
export async function startMailCatcher(dataFolder) {
  const folder = join(dataFolder, "mail");
  mkdirSync(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 1000,
    onData: (stream, { envelope }, done) =>
      textOf(stream).then((source) => {
        keep(folder, envelope, source);
        done();
      }, done),
  });
  server.on("error", () => {}); // a client that left in the middle
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address();
  return {
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: "MediConnect Pro <avisos@mediconnect.demo>",
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}
