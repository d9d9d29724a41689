import pg from "pg";

/**
 * What a statement finds after somebody who owns the database changed notes past their triggers; nothing of it stays.
 * Fails: what the database says.
 */
export async function foundAfter(
  change: { statement: string; values: unknown[] },
  find: { statement: string; values: unknown[] },
): Promise<Record<string, unknown> | undefined> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    for (const table of ["clinical_notes", "note_addenda", "users", "memberships"])
      await owner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const table of ["clinical_notes", "note_addenda"])
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await owner.query(change.statement, change.values);
    const { rows } = await owner.query(find.statement, find.values);
    return rows[0];
  } finally {
    await owner.query("ROLLBACK");
    await owner.end();
  }
}
