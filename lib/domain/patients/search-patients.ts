import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { PATIENT_COLUMNS, type PatientRow, patientRow, toPatientSummary } from "./row";
import type { ListPatientsQuery, PatientPage } from "./schema";
import { meaningsOf } from "./search";
import { VISIBLE, visibleValues } from "./visible";

type Search = ListPatientsQuery & { q: string };

// Three tiers, so that an exact hit is never below a stranger: exact numbers and dates, then every word a word of the
// name, then words that begin one. Each walks one index range in its own order and stops at the page's end, so a search
// costs the same at 1,000 and at 100,000 patients. $6 limit, $7 what was typed.
const WORDS = `words AS MATERIALIZED (SELECT array_agg(w ORDER BY length(w) DESC, w) AS w
  FROM unnest(string_to_array(searchable($7), ' ')) w WHERE w <> '')`;

const EXACT = `
  SELECT ${PATIENT_COLUMNS}, '' AS term FROM patients p
  WHERE ${VISIBLE} AND p.id IN (
    SELECT i.patient_id FROM patient_identifiers i WHERE i.clinic_id = $5::uuid AND i.normalised = ANY ($7::text[])
    UNION SELECT m.id FROM patients m WHERE m.clinic_id = $5::uuid AND m.mrn = ANY ($8::text[])
    UNION SELECT t.patient_id FROM unnest($9::text[]) d, patient_telecoms t
      WHERE t.clinic_id = $5::uuid AND t.reversed >= d AND t.reversed < d || ':'
    UNION SELECT b.id FROM patients b WHERE b.clinic_id = $5::uuid
      AND b.birth_first <= $11::date AND b.birth_first >= ($10::date - 366) AND b.birth_last >= $10::date)
    AND ($12::text IS NULL OR (p.sort_name, p.id) > ($12, $13::uuid))
  ORDER BY p.sort_name, p.id LIMIT $6`;

const ALL_WHOLE = `NOT EXISTS (SELECT FROM unnest((SELECT w FROM words)) x WHERE NOT EXISTS (
  SELECT FROM patient_terms o WHERE o.clinic_id = $5::uuid AND o.patient_id = t.patient_id AND o.term = x))`;
const ALL_BEGUN = `NOT EXISTS (SELECT FROM unnest((SELECT w FROM words)) x WHERE NOT EXISTS (
  SELECT FROM patient_terms o WHERE o.clinic_id = $5::uuid AND o.patient_id = t.patient_id
    AND o.term >= x AND o.term < x || U&'\\+10FFFF'))`;

const WHOLE_WORDS = `WITH ${WORDS}
  SELECT ${PATIENT_COLUMNS}, t.term FROM patient_terms t JOIN patients p ON p.clinic_id = t.clinic_id AND p.id = t.patient_id
  WHERE t.clinic_id = $5::uuid AND t.term = (SELECT w[1] FROM words) AND ${ALL_WHOLE} AND ${VISIBLE}
    AND ($8::text IS NULL OR (t.sort_name, t.patient_id) > ($8, $9::uuid))
  ORDER BY t.sort_name, t.patient_id LIMIT $6`;

const BEGINNINGS = `WITH ${WORDS}
  SELECT ${PATIENT_COLUMNS}, t.term FROM patient_terms t JOIN patients p ON p.clinic_id = t.clinic_id AND p.id = t.patient_id
  WHERE t.clinic_id = $5::uuid AND t.term >= (SELECT w[1] FROM words) AND t.term < (SELECT w[1] FROM words) || U&'\\+10FFFF'
    AND ${ALL_BEGUN} AND NOT (${ALL_WHOLE}) AND ${VISIBLE}
    AND NOT EXISTS (SELECT FROM patient_terms o WHERE o.clinic_id = t.clinic_id AND o.patient_id = t.patient_id
      AND o.term >= (SELECT w[1] FROM words) AND o.term < t.term)
    AND ($8::text IS NULL OR (t.term, t.sort_name, t.patient_id) > ($8, $9, $10::uuid))
  ORDER BY t.term, t.sort_name, t.patient_id LIMIT $6`;

const TIERS = ["exact", "whole", "begun"] as const;
type Tier = (typeof TIERS)[number];
type Found = PatientRow & { tier: Tier };
/** Where a tier goes on: the matched word, the sort name and the id of the last row shown; nulls at its beginning. */
type After = [term: string | null, sortName: string | null, id: string | null];

const LOOK: Record<Tier, (actor: Actor, search: Search, after: After) => Promise<PatientRow[]>> = {
  exact: (actor, search, [, sortName, id]) => exact(actor, search, [sortName, id]),
  whole: (actor, search, [, sortName, id]) =>
    run(actor, search, WHOLE_WORDS, [search.q, sortName, id]),
  begun: (actor, search, after) => run(actor, search, BEGINNINGS, [search.q, ...after]),
};

/** Patients by anything that people type into a search, exact hits first. Fails: malformed (cursor). */
export async function searchPatients(actor: Actor, search: Search): Promise<PatientPage> {
  const [from = "exact", term = "", sortName = "", id = ""] = search.cursor
    ? decodeCursor(search.cursor, ["text", "text", "text", "uuid"])
    : [];
  const found: Found[] = [];
  for (const tier of TIERS.slice(Math.max(0, TIERS.indexOf(from as Tier)))) {
    if (found.length > search.limit) break;
    const goesOn = search.cursor !== undefined && tier === from;
    const rows = await LOOK[tier](
      actor,
      search,
      goesOn ? [term, sortName, id] : [null, null, null],
    );
    found.push(
      ...rows
        .filter((row) => !found.some((other) => other.id === row.id))
        .map((row) => ({ ...row, tier })),
    );
  }
  return pageOf(found, search.limit);
}

function pageOf(found: Found[], limit: number): PatientPage {
  const last = found[limit - 1];
  const more = found.length > limit && last;
  return {
    items: found.slice(0, limit).map(toPatientSummary),
    nextCursor: more
      ? encodeCursor([last.tier, last.term ?? "", last.sortName ?? "", last.id])
      : null,
  };
}

async function exact(actor: Actor, search: Search, after: unknown[]): Promise<PatientRow[]> {
  const { documents, mrns, phones, born } = meaningsOf(search.q);
  if (documents.length + mrns.length + phones.length === 0 && !born) return [];
  return run(actor, search, EXACT, [
    documents,
    mrns,
    phones,
    born?.from ?? null,
    born?.until ?? null,
    ...after,
  ]);
}

async function run(
  actor: Actor,
  search: Search,
  statement: string,
  values: unknown[],
): Promise<PatientRow[]> {
  const rows = await queryAs(actor, statement, [
    ...visibleValues(actor, search),
    search.limit + 1,
    ...values,
  ]);
  return rows.map((row) => patientRow.parse(row));
}
