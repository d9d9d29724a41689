import pg from "pg";
import { env } from "../env";
import { log } from "../log/log";
import { singleton } from "../singleton";

/** Web, jobs, import, seed: mc_app. */
export const appPool = () =>
  singleton("app-pool", () => openPool(env().DATABASE_URL, env().DATABASE_POOL));

/** Sign-in only: mc_auth. */
export const authPool = () => singleton("auth-pool", () => openPool(env().AUTH_DATABASE_URL, 2));

/** The outbox of all clinics, nothing clinical: mc_worker. */
export const workerPool = () =>
  singleton("worker-pool", () => openPool(env().WORKER_DATABASE_URL, 3));

/** The same role, for what holds a connection longer: sealing the audit log and walking its chain. */
export const sealPool = () => singleton("seal-pool", () => openPool(env().WORKER_DATABASE_URL, 4));

/** Opens a pool whose every connection refuses to work as a role that row-level security does not hold. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    pipeline: true,
    connectionTimeoutMillis: 5000,
    verify: (client, done) => void refuseStrongRole(client).then(() => done(), done),
  });
  // An idle connection died: the pool opens another one.
  pool.on("error", ({ name, code }: NodeJS.ErrnoException) => {
    log().warn({ kind: code ?? name }, "database connection lost");
  });
  pool.setMaxListeners(0);
  return pool;
}

async function refuseStrongRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT rolname AS role FROM pg_roles
     WHERE rolname IN (current_user, session_user) AND (rolsuper OR rolbypassrls)`,
  );
  const strong = rows[0];
  if (strong) {
    throw new Error(
      `Refusing to start as ${strong.role}: a superuser or BYPASSRLS role sees every clinic. Connect as mc_app.`,
    );
  }
}
