import { AsyncLocalStorage } from "node:async_hooks";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { singleton } from "../singleton";
import { appPool, authPool, sealPool, workerPool } from "./pools";
import { nameOf, type Scope, scopedPg, scopedQuery } from "./scoped-pg";

/** The clinic of audit events that belong to none; a fixed row, made by the migration. */
export const PLATFORM_CLINIC = "00000000-0000-0000-0000-000000000000";
/** The user of a scope that is nobody's: jobs, import, seed. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

export type Tx = Prisma.TransactionClient;
export type RequestScope = Omit<Scope, "readOnly">;

// An actor is given for a scope, and has more.
const settled = ({ clinicId, userId, chartId, path }: RequestScope): RequestScope => ({
  clinicId,
  userId,
  chartId,
  path,
});

// Read only where a transaction starts, which happens in the caller's own context. A statement outside a transaction
// must never take its scope from here: Prisma joins the findUnique of several requests into one query.
const starting = () => singleton("starting-scope", () => new AsyncLocalStorage<Scope>());
const db = () =>
  singleton(
    "prisma",
    () =>
      new PrismaClient({
        adapter: scopedPg(appPool(), () => starting().getStore()),
        errorFormat: "minimal",
      }),
  );

/** Fails in one sentence when the database is not there or the role is too strong. Called once, at start. */
export async function checkDatabase(): Promise<void> {
  await Promise.all([appPool().query("SELECT 1"), authPool().query("SELECT 1")]);
}

/** Reads of one request: one read-only transaction in the clinic's scope; BEGIN and scope travel with the first statement. */
export function readAs<T>(scope: RequestScope, read: (tx: Tx) => Promise<T>): Promise<T> {
  return starting().run({ ...settled(scope), readOnly: true }, () => db().$transaction(read));
}

/**
 * Reads that must all see one moment, however long they take: one read-only transaction on one snapshot, which ends
 * after `timeout` ms at the latest. It holds a connection meanwhile: for exports, not for pages.
 */
export function readSnapshot<T>(
  scope: RequestScope,
  read: (tx: Tx) => Promise<T>,
  timeout: number,
): Promise<T> {
  const options = { isolationLevel: "RepeatableRead", timeout, maxWait: 10_000 } as const;
  return starting().run({ ...settled(scope), readOnly: true }, () =>
    db().$transaction(read, options),
  );
}

/** A change: {rows, audit event, outbox message} commit together; resolves when durable. Waits at most `timeout` ms, 15,000 by default. */
export function writeAs<T>(
  scope: RequestScope,
  write: (tx: Tx) => Promise<T>,
  timeout = 15_000,
): Promise<T> {
  return starting().run(settled(scope), () =>
    db().$transaction(write, { timeout, maxWait: 10_000 }),
  );
}

/** One hand-written statement for a measured hot path: scope and statement in one round trip, no Prisma. */
export async function queryAs(
  scope: RequestScope,
  text: string,
  values: unknown[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await scopedQuery(appPool(), scope, {
    text,
    values,
    name: nameOf({ sql: text }),
  });
  return rows as unknown as Record<string, unknown>[];
}

/** Ends every connection of this process. */
export async function closeDatabase(): Promise<void> {
  await db().$disconnect();
  await Promise.all([appPool(), authPool(), workerPool(), sealPool()].map((pool) => pool.end()));
}
