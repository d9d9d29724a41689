import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { readSnapshot } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { singleton } from "@/lib/platform/singleton";
import { forChart } from "./door";
import { auditRefusal, type Chart, open } from "./with-chart";

const LONGEST_MS = 15 * 60_000;
/** A reader that takes nothing for this long has gone: its connection to the database is wanted elsewhere. */
const STALLED_MS = 60_000;
/** Each holds a connection of the pool for as long as its reader takes. */
const AT_ONCE = 3;
const RETRY_SECONDS = 10;

const running = () => singleton("chart-exports", () => ({ count: 0 }));

/** What is taken away: about how many bytes, and the text piece by piece. */
export type Takeaway = { estimate: number; pieces: AsyncIterable<string> };

/**
 * The door through which a whole chart leaves. It checks the right to it like withChart and audits it as taken away
 * before the first byte; everything is read from one snapshot, as fast as the reader takes it. A stream that cannot be
 * finished fails: it never just ends. Fails: not_found, unavailable (too many at once).
 */
export async function exportChart(
  actor: Actor,
  patientId: string,
  prepare: (chart: Chart) => Promise<Takeaway>,
): Promise<{ estimate: number; body: ReadableStream<Uint8Array> }> {
  const busy = running();
  if (busy.count >= AT_ONCE) throw new AppError("unavailable", { retryAfter: RETRY_SECONDS });
  busy.count++;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const begun = settledLater<{ estimate: number; body: ReadableStream<Uint8Array> }>();
  const entry = { actor, patientId, part: "record", role: actor.role } as const;
  const done = readSnapshot(
    forChart(entry),
    async (tx) => {
      const chart = await open(tx, entry);
      if (!chart) return false;
      const { estimate, pieces } = await prepare(chart);
      await auditTaken(actor, chart);
      begun.resolve({ estimate, body: readable });
      await pump(pieces, writable);
      return true;
    },
    LONGEST_MS,
  );
  done
    .then(async (isOpen) => {
      if (isOpen) return;
      await auditRefusal(actor, patientId, "record", "export");
      throw new AppError("not_found");
    })
    .catch(async (error) => {
      begun.reject(error);
      await writable.abort(error).catch(() => {});
    })
    .finally(() => busy.count--);
  return begun.promise;
}

const auditTaken = (actor: Actor, { patientId, why }: Chart) =>
  audit({
    ...auditedAs(actor),
    patientId,
    action: "export",
    part: "record",
    why,
    outcome: "done",
    detail: { format: "fhir" },
  });

async function pump(pieces: AsyncIterable<string>, writable: WritableStream<Uint8Array>) {
  const encoder = new TextEncoder();
  const writer = writable.getWriter();
  try {
    for await (const piece of pieces) {
      await inTime(writer.ready);
      // Not awaited by itself: it settles when the reader has taken it, and `ready` says that.
      writer.write(encoder.encode(piece)).catch(() => {});
    }
    await inTime(writer.close());
  } finally {
    writer.releaseLock();
  }
}

async function inTime(step: Promise<unknown>): Promise<void> {
  const late = settledLater<never>();
  const timer = setTimeout(() => late.reject(new Error("the reader has gone")), STALLED_MS);
  try {
    await Promise.race([step, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function settledLater<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((one, other) => {
    resolve = one;
    reject = other;
  });
  return { promise, resolve, reject };
}
