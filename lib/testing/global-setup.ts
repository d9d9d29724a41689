import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureGenerated } from "@/scripts/install.mjs";
import { throwawayServices } from "@/scripts/throwaway.mjs";

const WORKERS = 2;

declare module "vitest" {
  interface ProvidedContext {
    env: Record<string, string>;
  }
}

/** Own PostgreSQL and Redis for a run, with a migrated database for each worker. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureGenerated();
  const { env, stop } = await throwawayServices();
  const home = new URL(env.MIGRATION_DATABASE_URL);
  home.pathname = "/postgres"; // a database cannot be copied by who is in it
  const owner = new pg.Client({ connectionString: home.href });
  await owner.connect();
  for (let worker = 1; worker <= WORKERS; worker++) {
    await owner.query(`CREATE DATABASE worker_${worker} TEMPLATE mediconnect`);
  }
  await owner.end();
  // What tests leave unsent must not hold up the next one's mail.
  project.provide("env", { ...env, MAIL_PER_SECOND: "100000" });
  return stop;
}
