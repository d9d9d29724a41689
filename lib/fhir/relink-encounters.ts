import type { Tx } from "@/lib/platform/db/scope";
import { SHARED_SOURCE, UUID } from "./index-bundle";
import { encounterOf, patientIn, type Run } from "./map-item";
import { encounterRefOf, parseResource } from "./read-resource";
import type { Item } from "./resolve-references";

/** Tables whose rows happen in an encounter. */
const TABLES = [
  "conditions",
  "procedures",
  "immunizations",
  "diagnostic_reports",
  "observations",
  "medication_requests",
];

// The end of each reference in an original: what follows the last / or colon.
const REFERENCES = String.raw`"reference"\s*:\s*"(?:[^"]*[/:])?([^"/:]+)"`;

// Rows without an encounter whose original, as it stands now, names one of these. $1 clinic, $2 patients, $3 the pattern
// above, $4 ids that mean one thing everywhere, $5 ids that mean something in the sources of $6.
const unlinked = (table: string) => `
  SELECT '${table}' AS "table", x.id, x.body FROM (
    SELECT DISTINCT ON (t.id) t.id, r.body, r.source FROM ${table} t
      JOIN fhir_resources r ON r.clinic_id = t.clinic_id AND r.local_id = t.id
    WHERE t.clinic_id = $1::uuid AND t.patient_id = ANY($2::uuid[]) AND t.encounter_id IS NULL
    ORDER BY t.id, r.version DESC) x
  WHERE EXISTS (SELECT FROM regexp_matches(x.body, $3, 'g') m
    WHERE m[1] = ANY($4::text[]) OR (m[1] = ANY($5::text[]) AND x.source = ANY($6::text[])))`;
const UNLINKED = TABLES.map(unlinked).join("\nUNION ALL");

const link = (table: string) => `
  UPDATE ${table} t SET encounter_id = e.id FROM unnest($2::uuid[], $3::uuid[]) x (id, encounter_id)
    JOIN encounters e ON e.clinic_id = $1::uuid AND e.id = x.encounter_id
  WHERE t.clinic_id = $1::uuid AND t.id = x.id AND t.patient_id = e.patient_id
  RETURNING t.patient_id AS "patientId"`;

/**
 * What came before its encounter did, unchanged since, learns where it happened. Gives the patients in whose rows
 * something was linked.
 */
export async function relinkEncounters(tx: Tx, run: Run, items: Item[]): Promise<string[]> {
  const patients = knownBefore(run, items);
  const names = [...namesOf(items), ...[...run.earlier.keys()].flatMap(encounterId)];
  if (patients.length === 0 || names.length === 0) return [];
  const found = await tx.$queryRawUnsafe<{ table: string; id: string; body: string }[]>(
    UNLINKED,
    run.clinicId,
    patients,
    REFERENCES,
    names.filter((name) => UUID.test(name)),
    names.filter((name) => !UUID.test(name)),
    [run.source, SHARED_SOURCE],
  );
  const linked = new Set<string>();
  for (const table of TABLES) {
    const rows = found.flatMap(({ table: of, id, body }) => {
      const encounter = encounterOf(run, encounterRefOf(parseResource(body)));
      return of === table && encounter ? [{ id, encounter }] : [];
    });
    if (rows.length === 0) continue;
    const ids = rows.map(({ id }) => id);
    const encounters = rows.map(({ encounter }) => encounter);
    const changed = await tx.$queryRawUnsafe<{ patientId: string }[]>(
      link(table),
      run.clinicId,
      ids,
      encounters,
    );
    for (const { patientId } of changed) linked.add(patientId);
  }
  return [...linked];
}

/** Patients of the bundle who had rows before it. */
function knownBefore(run: Run, items: Item[]): string[] {
  const ids = new Set(items.flatMap((item) => patientIn(run, item) ?? []));
  for (const { type, state, localId } of items) {
    if (type === "Patient" && (state === "new" || state === "failed")) ids.delete(localId);
  }
  return [...ids];
}

/** What references to the bundle's encounters end with. */
const namesOf = (items: Item[]) =>
  items
    .filter(({ type, state }) => type === "Encounter" && state !== "failed")
    .flatMap(({ fhirId, fullUrl }) => [fhirId, fullUrl?.split(/[/:]/).at(-1) ?? fhirId]);

const encounterId = (name: string) => (name.startsWith("Encounter/") ? [name.slice(10)] : []);
