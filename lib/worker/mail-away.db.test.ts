import { expect, test } from "vitest";
import { notify } from "@/lib/domain/notifications/notify";
import { systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { setOthersAside } from "@/lib/testing/outbox";
import { startWorker } from "./worker";

const PATIENCE = { timeout: 90_000 };
const quick = { most: 1000, firstPauseMs: 20, longestPauseMs: 50 };

test("a mail server that is away, then slow: the mail arrives once, with two workers too", async () => {
  const away = await startMailServer();
  await away.stop();
  Object.assign(env(), { SMTP_URL: away.url, MAIL_FROM: "avisos@example.test" });
  const { clinicId } = await makeClinic(`away-${uuid7()}`);
  const { memberId, email } = await makeDoctor(clinicId);
  const system = systemActor(clinicId);
  const delivery = () => readAs(system, (tx) => tx.delivery.findFirstOrThrow());
  await setOthersAside();
  const workers = await Promise.all(
    [1, 2].map(() =>
      startWorker({ events: quick, mail: quick, files: quick, downloads: quick, upkeep: quick }),
    ),
  );
  try {
    const news = { event: "care", patientId: null, subjectId: uuid7() } as const;
    await writeAs(system, (tx) => notify(tx, { ...news, memberIds: [memberId] }));
    await expect.poll(async () => (await delivery()).attempts, PATIENCE).toBeGreaterThan(2);
    expect((await delivery()).failure).toBe("ESOCKET");
    const back = await startMailServer({ thinksMs: 1500 }, away.port);
    await expect.poll(async () => (await delivery()).state, PATIENCE).toBe("sent");
    await new Promise((done) => setTimeout(done, 500));
    expect(back.taken.filter(({ to }) => to.includes(email))).toHaveLength(1);
    await back.stop();
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}, 240_000);
