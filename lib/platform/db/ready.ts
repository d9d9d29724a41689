import { LATEST_MIGRATION } from "../env";
import { appPool } from "./pools";

/** Whether the schema is at least as new as this build. */
export async function migrationsDone(): Promise<boolean> {
  const { rows } = await appPool().query<{ done: boolean }>(
    "SELECT EXISTS (SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL) AS done",
    [LATEST_MIGRATION],
  );
  return rows[0]?.done === true;
}
