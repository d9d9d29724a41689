import { appPool } from "./pools";

// Set by next.config.ts from prisma/migrations when the build is made.
const LATEST = process.env.LATEST_MIGRATION;

/** Whether the schema is at least as new as this build. */
export async function migrationsDone(): Promise<boolean> {
  const { rows } = await appPool().query<{ done: boolean }>(
    "SELECT EXISTS (SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL) AS done",
    [LATEST],
  );
  return rows[0]?.done === true;
}
