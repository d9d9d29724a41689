import { randomInt } from "node:crypto";

// The first half of the locks' keys; those of lib/platform/audit begin with 2.
const WORKERS = 1;

/** What this process calls itself in what it claims. Free again when the process is gone, however it went. */
export const WORKER_NUMBER = randomInt(2 ** 31);

/** Run on a connection that lasts as long as the worker: PostgreSQL lets the lock go when the connection does. */
export const BE_PRESENT = `SELECT pg_advisory_lock_shared(${WORKERS}, ${WORKER_NUMBER})`;

/** SQL of whether the worker of that number (a column) runs. */
export const isPresent = (number: string) => `EXISTS (
  SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = ${WORKERS} AND objid::bigint = ${number} AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

/** Asks whether any worker runs. */
export const anyPresent = `SELECT EXISTS (
  SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = ${WORKERS} AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS present`;
