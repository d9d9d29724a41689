import { sweepFiles } from "@/lib/domain/documents/sweep-files";
import { sweepDownloads } from "@/lib/domain/downloads/sweep-downloads";
import { escalateUnread } from "@/lib/domain/messaging/escalate";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { workerPool } from "@/lib/platform/db/pools";
import { forEach } from "./for-each";
import { keepSealed } from "./keep-sealed";

const MOST = 10_000;

/** Removes what has served its time, in every clinic: idempotency keys after a day, done messages after a week, registrations that nobody confirmed. */
export async function sweep(): Promise<void> {
  const pool = workerPool();
  await pool.query("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'");
  await pool.query("DELETE FROM registrations WHERE expires_at < now()");
  await pool.query(
    `DELETE FROM outbox_messages WHERE (clinic_id, id) IN (SELECT clinic_id, id FROM outbox_messages
       WHERE done_at < now() - interval '7 days' LIMIT ${MOST})`,
  );
}

/** In every clinic, whatever happens in the others. */
async function inEachClinic(work: (actor: Actor) => Promise<unknown>): Promise<void> {
  const { rows } = await workerPool().query<{ id: string }>("SELECT id FROM clinics ORDER BY id");
  await forEach(
    rows,
    ({ id }) => id,
    ({ id }) => work(systemActor(id)),
  );
}

/** Urgent messages that nobody read for too long. */
export const escalateMessages = () => inEachClinic((actor) => escalateUnread(actor));

/** Gives up uploads that were left, and removes bytes that no file needs. */
export const sweepStorage = () => inEachClinic((actor) => sweepFiles(actor));

/** Encrypts what was written before its clinic had a key; an interrupted change of keys goes on here. */
export const sealLeftovers = () => inEachClinic((actor) => keepSealed(actor));

/** Ends downloads that have served their time, and removes their bytes. */
export const endDownloads = () => inEachClinic((actor) => sweepDownloads(actor));
