import { expect, onTestFinished, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { setOthersAside } from "@/lib/testing/outbox";
import { startWorker } from "@/scripts/worker.mjs";
import { askDownload } from "./ask-download";
import { getDownload } from "./list-downloads";
import { linkToDownload, readDownload } from "./read-download";

const MEDICINES = 4000; // some seconds of writing
const start = () => startWorker({ folder: undefined, env: process.env, logs: "ignore" });

test("a worker that is killed in the middle of a PDF: another writes it whole, and who asked has one", async () => {
  const { clinicId } = await makeClinic(`cut-${uuid7()}`);
  const treats = await makeDoctor(clinicId);
  const { patientId } = await makePatient(clinicId);
  await assign(clinicId, { patientId }, treats);
  const [doctor, system] = [doctorActor(clinicId, treats), systemActor(clinicId)];
  await writeAs(system, (tx) =>
    tx.medicationRequest.createMany({
      data: Array.from({ length: MEDICINES }, (_, i) => ({
        ...{ clinicId, patientId, status: "active", display: `Medicina ${i}` },
      })),
    }),
  );
  await setOthersAside();
  const reader = { locale: "es", timeZone: "Europe/Madrid" };
  const first = await start();
  onTestFinished(() => void first.child.kill("SIGKILL")); // also where it fails before that
  const { id } = await askDownload(doctor, patientId, { what: "record.pdf" }, reader);
  const stands = () => readAs(system, (tx) => tx.download.findFirstOrThrow({ where: { id } }));
  await expect
    .poll(async () => (await stands()).state, { timeout: 20_000, interval: 20 })
    .toBe("running");
  first.child.kill("SIGKILL");
  expect((await stands()).state).toBe("running");
  const second = await start();
  try {
    await expect.poll(async () => (await stands()).state, { timeout: 60_000 }).toBe("ready");
  } finally {
    await second.stop();
  }
  expect(await stands()).toMatchObject({ attempts: 2 });
  const { address } = await linkToDownload(doctor, id);
  const key = new URL(address, "http://x").searchParams.get("key") ?? "";
  const { body, size } = await readDownload(doctor, id, { key, range: null });
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece as Buffer);
  const whole = Buffer.concat(pieces);
  expect(whole.length).toBe(size);
  expect(whole.toString("latin1")).toMatch(/^%PDF.*%%EOF\s*$/s);
  const told = await readAs(system, (tx) =>
    tx.notification.count({ where: { event: "download", subjectId: id } }),
  );
  expect(told).toBe(1);
  expect((await getDownload(doctor, id)).state).toBe("ready");
}, 150_000);
