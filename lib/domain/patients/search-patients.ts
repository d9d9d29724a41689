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
const PAST = "U&'\\+10FFFF'"; // sorts after every character: the end of a prefix's range

/** The words, the rarest first, counted up to a thousand: the walk begins with it and looks the others up. */
const wordsBy = (matches: string) => `words AS MATERIALIZED (
  SELECT array_agg(w ORDER BY n, length(w) DESC, w) AS w FROM (
    SELECT w, (SELECT count(*) FROM (SELECT FROM patient_terms c WHERE c.clinic_id = $5::uuid AND ${matches} LIMIT 1000) few) AS n
    FROM unnest(string_to_array(searchable($7), ' ')) w WHERE w <> '') counted)`;

// Found first, read after: a plan that joins them scans every patient. $14 are the ends of the phones' ranges.
const EXACT = `
  WITH hits AS MATERIALIZED (
    SELECT i.patient_id AS id FROM patient_identifiers i WHERE i.clinic_id = $5::uuid AND i.normalised = ANY ($7::text[])
    UNION SELECT m.id FROM patients m WHERE m.clinic_id = $5::uuid AND m.mrn = ANY ($8::text[])
    UNION SELECT t.patient_id FROM unnest($9::text[], $14::text[]) d (low, high) CROSS JOIN LATERAL (
      SELECT c.patient_id FROM patient_telecoms c WHERE c.clinic_id = $5::uuid AND c.reversed >= d.low AND c.reversed < d.high LIMIT 200) t
    UNION SELECT b.id FROM patients b WHERE b.clinic_id = $5::uuid
      AND b.birth_first <= $11::date AND b.birth_first >= ($10::date - 366) AND b.birth_last >= $10::date)
  SELECT ${PATIENT_COLUMNS}, '' AS term
  FROM hits h CROSS JOIN LATERAL (SELECT * FROM patients q WHERE q.clinic_id = $5::uuid AND q.id = h.id OFFSET 0) p
  WHERE ${VISIBLE} AND ($12::text IS NULL OR (p.sort_name, p.id) > ($12, $13::uuid))
  ORDER BY p.sort_name, p.id LIMIT $6`;

const ALL_WHOLE = `NOT EXISTS (SELECT FROM unnest((SELECT w FROM words)) x WHERE NOT EXISTS (
  SELECT FROM patient_terms o WHERE o.clinic_id = $5::uuid AND o.patient_id = t.patient_id AND o.term = x))`;
const ALL_BEGUN = `NOT EXISTS (SELECT FROM unnest((SELECT w FROM words)) x WHERE NOT EXISTS (
  SELECT FROM patient_terms o WHERE o.clinic_id = $5::uuid AND o.patient_id = t.patient_id
    AND o.term >= x AND o.term < x || ${PAST}))`;

const WHOLE_WORDS = `WITH ${wordsBy("c.term = w")}
  SELECT ${PATIENT_COLUMNS}, t.term FROM patient_terms t JOIN patients p ON p.clinic_id = t.clinic_id AND p.id = t.patient_id
  WHERE t.clinic_id = $5::uuid AND t.term = (SELECT w[1] FROM words) AND ${ALL_WHOLE} AND ${VISIBLE}
    AND ($8::text IS NULL OR (t.sort_name, t.patient_id) > ($8, $9::uuid))
  ORDER BY t.sort_name, t.patient_id LIMIT $6`;

const BEGINNINGS = `WITH ${wordsBy(`c.term >= w AND c.term < w || ${PAST}`)}
  SELECT ${PATIENT_COLUMNS}, t.term FROM patient_terms t JOIN patients p ON p.clinic_id = t.clinic_id AND p.id = t.patient_id
  WHERE t.clinic_id = $5::uuid AND t.term >= (SELECT w[1] FROM words) AND t.term < (SELECT w[1] FROM words) || ${PAST}
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
    phones.map((digits) => `${digits}:`),
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
