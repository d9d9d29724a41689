import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { setOthersAside } from "@/lib/testing/outbox";
import { startWorker } from "@/scripts/worker.mjs";
import { notify } from "./notify";

const THINKS_MS = 1500;
let server: Awaited<ReturnType<typeof startMailServer>>;
let system: Actor;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;

beforeAll(async () => {
  server = await startMailServer({ thinksMs: THINKS_MS });
  const { clinicId } = await makeClinic(`killed-${uuid7()}`);
  system = systemActor(clinicId);
  doctor = await makeDoctor(clinicId);
  server.mood.thinksOf = doctor.email;
  await setOthersAside();
});
afterAll(() => server.stop());

const start = () => {
  const mail = { SMTP_URL: server.url, MAIL_FROM: "avisos@example.test" };
  return startWorker({ folder: undefined, env: { ...process.env, ...mail }, logs: "ignore" });
};
const delivery = () =>
  readAs(system, (tx) => tx.delivery.findFirstOrThrow({ orderBy: { createdAt: "desc" } }));

test("a worker that is killed while the server takes the mail: it arrives, and a repetition is known as one", async () => {
  const first = await start();
  onTestFinished(() => void first.child.kill("SIGKILL")); // also where it fails before that
  await writeAs(system, (tx) =>
    notify(tx, {
      event: "care",
      patientId: null,
      subjectId: uuid7(),
      memberIds: [doctor.memberId],
    }),
  );
  await expect.poll(async () => (await delivery()).state, { timeout: 30_000 }).toBe("sending");
  await new Promise((done) => setTimeout(done, THINKS_MS / 3));
  first.child.kill("SIGKILL");
  const second = await start();
  try {
    await expect.poll(async () => (await delivery()).state, { timeout: 30_000 }).toBe("sent");
    // This worker also sends what tests before this one left behind.
    const mine = server.taken.filter(({ to }) => to.includes(doctor.email));
    const ids = mine.map(({ headers }) => headers["message-id"]);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThanOrEqual(2);
    expect(new Set(ids)).toEqual(new Set([`<${(await delivery()).id}@localhost>`]));
    expect(await delivery()).toMatchObject({ attempts: 2 });
  } finally {
    await second.stop();
  }
}, 150_000);
