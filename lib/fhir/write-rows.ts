import type { Tx } from "@/lib/platform/db/scope";
import type { FhirRow, FhirTable, FhirWrite } from "@/lib/platform/fhir-values";

const SQL_TYPE: Partial<Record<string, string>> = {
  practitioner: "uuid",
  note: "uuid",
  json: "text",
  hex: "text",
};
const FROM_TEXT: Record<string, (column: string) => string> = {
  json: (column) => `${column}::jsonb`,
  hex: (column) => `decode(${column}, 'hex')`,
  note: (column) =>
    `(SELECT n.id FROM clinical_notes n WHERE n.clinic_id = x.clinic_id AND n.patient_id = x.patient_id AND n.id = ${column})`,
};

const statements = new Map<string, string>();

/** Inserts rows, or brings those that are there already up to date: one statement a table, in the order given. */
export async function writeRows(tx: Tx, writes: FhirWrite[]): Promise<void> {
  const tables = new Map<FhirTable, FhirRow[]>();
  for (const { table, row } of writes) {
    const rows = tables.get(table);
    if (rows) rows.push(row);
    else tables.set(table, [row]);
  }
  for (const [table, rows] of tables) {
    await tx.$executeRawUnsafe(statementOf(table), JSON.stringify(rows));
  }
}

function statementOf(table: FhirTable): string {
  const known = statements.get(table.name);
  if (known) return known;
  const columns = Object.entries(table.columns);
  const names = columns.map(([name]) => `"${name}"`);
  const record = columns.map(([name, type]) => `"${name}" ${SQL_TYPE[type] ?? type}`);
  const values = columns.map(([name, type]) => FROM_TEXT[type]?.(`x."${name}"`) ?? `x."${name}"`);
  const text = `INSERT INTO ${table.name} (${names.join(", ")})
    SELECT ${values.join(", ")} FROM jsonb_to_recordset($1::jsonb) AS x(${record.join(", ")}) WHERE ${table.onlyWhen ?? "true"}
    ON CONFLICT ${table.insertOnly ? "DO NOTHING" : `(clinic_id, id) DO UPDATE SET ${changes(table)}`}`;
  statements.set(table.name, text);
  return text;
}

function changes(table: FhirTable): string {
  const { name, columns, fixed = [], ifGiven = [], versioned, changedWhen } = table;
  const kept = new Set(["clinic_id", "id", "patient_id", ...fixed]);
  const set = Object.keys(columns)
    .filter((column) => !kept.has(column))
    .map((column) =>
      ifGiven.includes(column)
        ? `"${column}" = coalesce(EXCLUDED."${column}", ${name}."${column}")`
        : `"${column}" = EXCLUDED."${column}"`,
    );
  const all = [...set, ...(versioned ? [`version = ${name}.version + 1`] : [])].join(", ");
  return changedWhen ? `${all} WHERE ${changedWhen}` : all;
}
