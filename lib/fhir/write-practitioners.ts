import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";

/** A practitioner whose row is not known yet. */
export type Wanted = {
  key: string;
  names: string;
  speciality: string | null;
  placeholder: boolean;
  /** FHIR id, for one that may be known from another file. */
  fhirId: string | null;
  /** What placeholders made before the practitioner came may be called. */
  aliases: string[];
  changed: boolean;
};

const RECORD = `jsonb_to_recordset($1::jsonb) AS x(id uuid, key text, names jsonb, speciality text, placeholder boolean,
  aliases text[], changed boolean)`;
// Whom an earlier file named first by another of their numbers: they stay under that one.
const STANDING = `SELECT DISTINCT ON (x.key) x.key, p.identifier FROM ${RECORD}
  JOIN practitioners p ON p.clinic_id = $2::uuid AND p.identifier = ANY(x.aliases) AND NOT p.placeholder
  WHERE NOT EXISTS (
    SELECT FROM practitioners q WHERE q.clinic_id = $2::uuid AND q.identifier = x.key AND NOT q.placeholder)
  ORDER BY x.key, p.id`;
// A placeholder made by an earlier file becomes the person it stood for; what else stood for them is merged below.
const ADOPT = `UPDATE practitioners p SET identifier = x.key FROM ${RECORD}
  WHERE p.clinic_id = $2::uuid AND p.id = (
      SELECT q.id FROM practitioners q
      WHERE q.clinic_id = $2::uuid AND q.placeholder AND q.identifier = ANY(x.aliases) ORDER BY q.id LIMIT 1)
    AND NOT EXISTS (SELECT FROM practitioners q WHERE q.clinic_id = $2::uuid AND q.identifier = x.key)`;
const INSERT = `INSERT INTO practitioners AS p (clinic_id, id, identifier, names, speciality, placeholder)
  SELECT $2::uuid, x.id, x.key, x.names, x.speciality, x.placeholder FROM ${RECORD}
  ON CONFLICT (clinic_id, identifier) DO UPDATE
    SET names = EXCLUDED.names, speciality = EXCLUDED.speciality, placeholder = false
    WHERE p.placeholder AND NOT EXCLUDED.placeholder`;
const CHANGE = `UPDATE practitioners p SET names = x.names, speciality = x.speciality FROM ${RECORD}
  WHERE p.clinic_id = $2::uuid AND p.identifier = x.key AND x.changed AND p.member_id IS NULL`;
const DOUBLES = `SELECT p.id AS "placeholder", q.id AS "real" FROM ${RECORD}
  JOIN practitioners q ON q.clinic_id = $2::uuid AND q.identifier = x.key
  JOIN practitioners p ON p.clinic_id = $2::uuid AND p.identifier = ANY(x.aliases) AND p.placeholder AND p.id <> q.id
  ORDER BY p.id`;

/** What points to practitioners. */
const POINTERS = [
  ["encounters", "practitioner_id"],
  ["medication_requests", "practitioner_id"],
  ["vital_sets", "performer_id"],
] as const;

/** Finds or makes the rows of practitioners, one a person; gives the id of each key. */
export async function writePractitioners(
  tx: Tx,
  clinicId: string,
  wanted: Wanted[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const standing = await standingOf(tx, clinicId, wanted);
  const placeOf = (key: string) => standing.get(key) ?? key;
  const rows = new Map(wanted.map((row) => [placeOf(row.key), placed(row, placeOf(row.key))]));
  // One order for all imports, so that two at once wait for each other instead of locking up.
  const json = recordOf([...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
  const aliased = hasAliases(wanted);
  if (aliased) await tx.$executeRawUnsafe(ADOPT, json, clinicId);
  await tx.$executeRawUnsafe(INSERT, json, clinicId);
  if (wanted.some(({ changed }) => changed)) await tx.$executeRawUnsafe(CHANGE, json, clinicId);
  if (aliased) await mergeDoubles(tx, clinicId, json);
  const found = await tx.$queryRawUnsafe<{ identifier: string; id: string }[]>(
    "SELECT identifier, id FROM practitioners WHERE clinic_id = $1::uuid AND identifier = ANY($2::text[])",
    clinicId,
    [...rows.keys()],
  );
  const ids = new Map(found.map(({ identifier, id }) => [identifier, id]));
  return new Map(wanted.map(({ key }) => [key, ids.get(placeOf(key)) ?? ""]));
}

const hasAliases = (rows: Wanted[]) => rows.some(({ aliases }) => aliases.length > 0);

const recordOf = (rows: Wanted[]) =>
  JSON.stringify(rows.map((row) => ({ ...row, id: uuid7(), names: JSON.parse(row.names) })));

const placed = (row: Wanted, place: string): Wanted => ({
  ...row,
  key: place,
  aliases: [row.key, ...row.aliases].filter((one) => one !== place),
});

/** Key → the number under which that person stands already, where it is another one. */
async function standingOf(
  tx: Tx,
  clinicId: string,
  wanted: Wanted[],
): Promise<Map<string, string>> {
  if (!hasAliases(wanted)) return new Map();
  const rows = await tx.$queryRawUnsafe<{ key: string; identifier: string }[]>(
    STANDING,
    recordOf(wanted),
    clinicId,
  );
  return new Map(rows.map(({ key, identifier }) => [key, identifier]));
}

/** What pointed to a placeholder points to the person it stood for, and the placeholder goes. */
async function mergeDoubles(tx: Tx, clinicId: string, json: string): Promise<void> {
  const doubles = await tx.$queryRawUnsafe<{ placeholder: string; real: string }[]>(
    DOUBLES,
    json,
    clinicId,
  );
  if (doubles.length === 0) return;
  const placeholders = doubles.map(({ placeholder }) => placeholder);
  for (const [table, column] of POINTERS) {
    await tx.$executeRawUnsafe(
      `UPDATE ${table} t SET ${column} = x.person FROM unnest($2::uuid[], $3::uuid[]) x (placeholder, person)
       WHERE t.clinic_id = $1::uuid AND t.${column} = x.placeholder`,
      clinicId,
      placeholders,
      doubles.map(({ real }) => real),
    );
  }
  await tx.$executeRawUnsafe(
    "DELETE FROM practitioners WHERE clinic_id = $1::uuid AND id = ANY($2::uuid[])",
    clinicId,
    placeholders,
  );
}
