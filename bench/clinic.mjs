// The clinic that is measured: the demo's, with patients for load, and one web process in front of it.
import pg from "pg";
import { Stop, step } from "../scripts/console.mjs";
import { freePort } from "../scripts/ports.mjs";
import { runTs } from "../scripts/run-ts.mjs";
import { startWeb } from "../scripts/web.mjs";

/** Limits apply as in production; only their ceilings are out of the load's way. */
const CEILINGS = {
  RATE_LIMIT_PER_MINUTE: "100000000",
  SIGN_IN_LIMIT_PER_ADDRESS: "100000000",
  SIGN_IN_LIMIT_PER_ACCOUNT: "100000000",
};

/** The environment of the web process and of the seed: production's, for this folder's services. */
export async function environmentOf({ env }) {
  const port = await freePort(3600);
  return {
    ...env,
    ...CEILINGS,
    LOG_LEVEL: "info",
    DEMO: "1",
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
  };
}

/** Runs the seed. Without a number: the demo clinic; with one: that many patients more, 10 readings each. */
export async function seed(env, patients) {
  const args = patients === undefined ? ["--demo"] : ["--patients", String(patients)];
  await step(patients === undefined ? "Demo clinic" : `${patients} patients more`, () => {
    if (runTs("prisma/seed/main.ts", args, env, ["ignore", 2, 2]) !== 0)
      throw new Stop("The clinic could not be made; the reason is above.");
  });
  await settle(env);
}

/** A connection of the application's role reads and writes all of a clinic, by the path of seeds (ADR 42). */
export const enterAsSeed = (client, clinicId) =>
  client.query(
    `SELECT set_config('app.clinic_id', $1, false), set_config('app.user_id', '00000000-0000-0000-0000-000000000000', false),
       set_config('app.path', 'seed', false)`,
    [clinicId],
  );

/** What autovacuum does within minutes of a large import: the planner's figures and the visibility map. */
export async function settle(env) {
  const client = new pg.Client({ connectionString: env.MIGRATION_DATABASE_URL });
  await client.connect();
  try {
    await client.query("VACUUM ANALYZE");
    await client.query("CHECKPOINT").catch(() => {}); // needs a right that a managed database may not give
  } finally {
    await client.end();
  }
}

/** Starts the one web process, its log thrown away; gives its process id, its address and stop(). */
export async function startOneWeb({ build, env, stops }) {
  const port = Number(env.PORT);
  const web = await step("Web server", () =>
    startWeb({ folder: build, port, env, logs: "ignore" }),
  );
  stops.push(web.stop);
  return { pid: web.child.pid, base: `http://127.0.0.1:${port}`, stop: web.stop };
}
