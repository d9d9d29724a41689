import type pg from "pg";
import { auditedAs, systemActor } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC } from "@/lib/platform/db/scope";
import { diagnosisLines } from "./diagnosis-lines";
import type { CodeLine } from "./read-icd10-line";

export type ImportedCodes = {
  inserted: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  errors: { line: number; reason: string }[];
};
type List = { system: string; language: "es" | "en"; source: string };
type Row = { code: string; text: string };

const BATCH = 1000;
const ERRORS_SAID = 100;

// The other language's text stays as it is. $1 system, $2 source, $3 codes, $4 texts.
const upsertIn = (language: List["language"]) => `
  INSERT INTO diagnosis_codes AS d (system, code, ${language}, ${language}_source)
  SELECT $1, code, said, $2 FROM unnest($3::text[], $4::text[]) AS given (code, said)
  ON CONFLICT (system, code) DO UPDATE SET ${language} = EXCLUDED.${language}, ${language}_source = EXCLUDED.${language}_source
  WHERE (d.${language}, d.${language}_source) IS DISTINCT FROM (EXCLUDED.${language}, EXCLUDED.${language}_source)
  RETURNING (xmax = 0) AS inserted`;

/**
 * Reads an official file of ICD-10 codes into the list that every clinic searches. Lines that cannot be read are named and
 * the others stored; the same file again changes nothing. `pool` is the owner's: the application's role only reads.
 */
export async function importDiagnosisCodes(
  pool: pg.Pool,
  path: string,
  list: List,
  onProgress: (bytes: number, codes: number) => void = () => {},
): Promise<ImportedCodes> {
  const report = { inserted: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const errors: ImportedCodes["errors"] = [];
  const seen = new Map<string, string>();
  let batch: Row[] = [];
  const store = async () => {
    const { inserted, updated } = await storeBatch(pool, list, batch);
    report.inserted += inserted;
    report.updated += updated;
    report.unchanged += batch.length - inserted - updated;
    batch = [];
  };
  for await (const { number, bytes, line } of diagnosisLines(path)) {
    const told = judge(line, seen);
    if (told.kind === "code") batch.push(told);
    else if (told.kind === "skip") report.skipped += 1;
    else {
      report.failed += 1;
      if (errors.length < ERRORS_SAID) errors.push({ line: number, reason: told.reason });
    }
    if (batch.length < BATCH) continue;
    await store();
    onProgress(bytes, seen.size);
  }
  if (batch.length > 0) await store();
  await audit({
    ...auditedAs(systemActor(PLATFORM_CLINIC)),
    action: "import",
    part: "diagnosis-codes",
    outcome: "done",
    detail: { ...list, ...report },
  });
  return { ...report, errors };
}

/** A code that the file gives twice: once is enough where it says the same, else nobody knows which is meant. */
function judge(line: CodeLine, seen: Map<string, string>): CodeLine {
  if (line.kind !== "code") return line;
  const before = seen.get(line.code);
  if (before === undefined) {
    seen.set(line.code, line.text);
    return line;
  }
  if (before === line.text) return { kind: "skip" };
  return { kind: "fault", reason: `${line.code} was there before with another text` };
}

async function storeBatch(pool: pg.Pool, list: List, rows: readonly Row[]) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.clinic_id', $1, true)", [PLATFORM_CLINIC]);
    const { rows: stored } = await client.query<{ inserted: boolean }>(upsertIn(list.language), [
      list.system,
      list.source,
      rows.map(({ code }) => code),
      rows.map(({ text }) => text),
    ]);
    await client.query("COMMIT");
    const inserted = stored.filter((row) => row.inserted).length;
    return { inserted, updated: stored.length - inserted };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
