import { PATIENT_COLUMNS } from "./row";
import { TREATED, treats, VISIBLE, WANTED } from "./visible";

// $1–$5 as in visible.ts, $6 limit, $7 what was typed, then where the page before ended. `patient_terms` has each
// patient's words alone (other = '') and in pairs; whatever was typed, one range of its walk index is read in its own
// order, to the page's end. OFFSET 0 keeps to "found first, read after": a plan that joins them scans every patient.
const PAST = "U&'\\+10FFFF'"; // sorts after every character: the end of a prefix's range
const NAME_WORDS = `string_to_array(p.search_name, ' ')`;

type Range = (a: string, b: string) => string;
const whole: Range = (a, b) =>
  `t.clinic_id = $1::uuid AND t.other_letter = left(${b}, 1) AND t.term = ${a} AND t.other = ${b}`;
const begun: Range = (a, b) =>
  `t.clinic_id = $1::uuid AND t.other_letter = left(${b}, 1)
    AND t.term >= ${a} AND t.term < ${a} || ${PAST} AND t.other >= ${b} AND t.other < ${b} || ${PAST}`;

/** The typed words, each once; `begun` without those that another one begins with: "an ana" asks no more than "ana". */
const words = (q: string) => `
  typed AS MATERIALIZED (
    SELECT array_agg(DISTINCT w COLLATE "C") AS words FROM unnest(string_to_array(searchable(${q}), ' ')) w WHERE w <> ''),
  begun AS MATERIALIZED (
    SELECT array_agg(x) AS words FROM unnest((SELECT words FROM typed)) x
    WHERE NOT EXISTS (SELECT FROM unnest((SELECT words FROM typed)) o WHERE o <> x AND starts_with(o, x)))`;
const HAS_ALL = `${NAME_WORDS} @> (SELECT words FROM typed)`;
const BEGINS_ALL = `NOT EXISTS (
  SELECT FROM unnest((SELECT words FROM begun)) x WHERE strpos(' ' || p.search_name, ' ' || x) = 0)`;

/** Where a walk enters: the one word, or the rarest pair of the four longest, counted up to thirty. */
const entry = (of: "typed" | "begun", range: Range, goesOn = "true") => `
  longest AS MATERIALIZED (
    SELECT x FROM unnest((SELECT words FROM ${of})) x ORDER BY length(x) DESC, x LIMIT 4),
  entry AS MATERIALIZED (
    SELECT e.a, e.b FROM (
      SELECT min(x) AS a, '' AS b FROM longest HAVING count(*) = 1
      UNION ALL SELECT l.x, r.x FROM longest l JOIN longest r ON l.x < r.x) e
    WHERE ${goesOn}
    ORDER BY CASE WHEN (SELECT count(*) FROM longest) < 3 THEN 0 ELSE
      (SELECT count(*) FROM (SELECT FROM patient_terms t WHERE ${range("e.a", "e.b")} LIMIT 30) few) END, e.a, e.b
    LIMIT 1)`;
const [A, B] = ["(SELECT e.a FROM entry e)", "(SELECT e.b FROM entry e)"];

const READ = `CROSS JOIN LATERAL (SELECT * FROM patients q WHERE q.clinic_id = $1::uuid AND q.id = t.patient_id OFFSET 0) p`;

/** Every typed word is a word of the name; by name. After: $8 sort name, $9 id. */
export const WHOLE_WORDS = `WITH ${words("$7")}, ${entry("typed", whole)}
  SELECT ${PATIENT_COLUMNS} FROM patient_terms t ${READ}
  WHERE ${whole(A, B)} AND ${treats("t.patient_id")} AND ${WANTED} AND ${HAS_ALL}
    AND ($8::text IS NULL OR (t.sort_name, t.patient_id) > ($8, $9::uuid))
  ORDER BY t.sort_name, t.patient_id LIMIT $6`;

// Who is met by the very words that were typed has them whole: told by the index, so that they need not be read again.
const NOT_TYPED = `(t.term <> ${A} OR t.other <> ${B} OR NOT (SELECT words FROM typed) <@ ARRAY[${A}, ${B}])`;

// A patient is met once for each pair that begins so, and shown at the first.
const FIRST_MET = `(t.term, t.other) = (
  SELECT min(n) FILTER (WHERE starts_with(n, ${A})), coalesce(min(n) FILTER (WHERE ${B} <> '' AND starts_with(n, ${B})), '')
  FROM (SELECT n COLLATE "C" AS n FROM unnest(${NAME_WORDS}) n) names)`;

/**
 * Every typed word begins one of the name, and one is not whole; by the words met. After: $8 word, $9 other word, $10 sort
 * name, $11 id; the entry is the one that met those words.
 */
export const BEGINNINGS = `WITH ${words("$7")},
  ${entry("begun", begun, "$8::text IS NULL OR (starts_with($8, e.a) AND starts_with($9::text, e.b))")}
  SELECT ${PATIENT_COLUMNS}, t.term, t.other FROM patient_terms t ${READ}
  WHERE ${begun(A, B)} AND ${NOT_TYPED} AND ${treats("t.patient_id")}
    AND ${WANTED} AND ${BEGINS_ALL} AND NOT ${HAS_ALL} AND ${FIRST_MET}
    AND ($8::text IS NULL OR (t.term, t.other, t.sort_name, t.patient_id) > ($8, $9, $10, $11::uuid))
  ORDER BY t.term, t.other, t.sort_name, t.patient_id LIMIT $6`;

/**
 * Both tiers among the few patients whom a doctor treats ($3: not an administrator, who sees all). After: $8 whole or
 * begun, $9 sort name, $10 id.
 */
export const OF_FEW = `WITH ${words("$7")}
  SELECT ${PATIENT_COLUMNS}, p.met AS term FROM (${TREATED} GROUP BY c.patient_id) t
  CROSS JOIN LATERAL (
    SELECT p.*, CASE WHEN ${HAS_ALL} THEN '1' ELSE '2' END AS met FROM patients p
    WHERE p.clinic_id = $1::uuid AND p.id = t.patient_id OFFSET 0) p
  WHERE $3 <> 'admin' AND ${WANTED} AND (SELECT words FROM begun) IS NOT NULL AND ${BEGINS_ALL}
    AND ($8::text IS NULL OR (p.met, p.sort_name, p.id) > ($8, $9, $10::uuid))
  ORDER BY p.met, p.sort_name, p.id LIMIT $6`;

/** How many a doctor treats and a walk could meet: $1 clinic, $2 member, $3 counted up to, $4 what was typed. */
export const LENGTHS = `WITH ${words("$4")}, ${entry("begun", begun)}
  SELECT (SELECT count(*) FROM (${TREATED} LIMIT $3) few)::int AS treated,
    (SELECT count(*) FROM (SELECT FROM patient_terms t WHERE ${begun(A, B)} LIMIT $3) few)::int AS met`;

// $7 what documents are looked up by, $8 record numbers, $9 beginnings of reversed phones and $14 their ranges' ends, $10 and $11 birth days.
// After: $12 sort name, $13 id.
export const EXACT = `
  WITH hits AS MATERIALIZED (
    SELECT i.patient_id AS id FROM patient_identifiers i WHERE i.clinic_id = $1::uuid AND i.lookup = ANY ($7::text[])
    UNION SELECT m.id FROM patients m WHERE m.clinic_id = $1::uuid AND m.mrn = ANY ($8::text[])
    UNION SELECT t.patient_id FROM unnest($9::text[], $14::text[]) d (low, high) CROSS JOIN LATERAL (
      SELECT c.patient_id FROM patient_telecoms c WHERE c.clinic_id = $1::uuid AND c.reversed >= d.low AND c.reversed < d.high LIMIT 200) t
    UNION SELECT b.id FROM patients b WHERE b.clinic_id = $1::uuid
      AND b.birth_first <= $11::date AND b.birth_first >= ($10::date - 366) AND b.birth_last >= $10::date)
  SELECT ${PATIENT_COLUMNS}
  FROM hits h CROSS JOIN LATERAL (SELECT * FROM patients q WHERE q.clinic_id = $1::uuid AND q.id = h.id OFFSET 0) p
  WHERE ${VISIBLE} AND ($12::text IS NULL OR (p.sort_name, p.id) > ($12, $13::uuid))
  ORDER BY p.sort_name, p.id LIMIT $6`;
