import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { readMail } from "@/scripts/mail-source.mjs";

type Taken = { to: string[]; source: string } & ReturnType<typeof readMail>;
type Mood = {
  /** What the server says to each address: taken, or refused with this code. */
  refuses?: number;
  /** How long it thinks about each mail. */
  thinksMs?: number;
  /** Thinks about the mails to this address only: a worker also sends what others left behind. */
  thinksOf?: string;
};

/** A real SMTP server on this machine; `mood` may change while it runs. */
export async function startMailServer(mood: Mood = {}, port = 0) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 500,
    onRcptTo: (_address, _session, done) =>
      done(
        mood.refuses ? Object.assign(new Error("no"), { responseCode: mood.refuses }) : undefined,
      ),
    onData: (stream, { envelope }, done) =>
      void text(stream).then(async (source) => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const thinks = mood.thinksOf === undefined || to.includes(mood.thinksOf);
        await new Promise((go) => setTimeout(go, thinks ? (mood.thinksMs ?? 0) : 0));
        taken.push({ to, source, ...readMail(source) });
        done();
      }, done), // a client that left in the middle
  });
  server.on("error", () => {}); // a client that left in the middle
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const own = (server.server.address() as AddressInfo).port;
  return {
    mood,
    taken,
    port: own,
    url: `smtp://127.0.0.1:${own}`,
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  };
}
