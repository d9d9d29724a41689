import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import {
  type DiagnosisCodes,
  diagnosisCodes,
  type SearchDiagnosisCodesQuery,
} from "./diagnosis-schema";

// "E11.9" is one word, as the list has it: e119.
const CODE = /^([a-z]\d[0-9a-z]?)\.?([0-9a-z]{0,4})$/i;
const WORDS_READ = 8;
// More candidates than are shown: of a code that is in two lists one is.
const CANDIDATES = 60;
// Different words (or codes) that one beginning stands for, at most.
const MEANT = 1000;

// Every typed word begins a word of the code: of either text, of an everyday name, or the code itself. The index of words is
// entered by the rarest of them; each word that it may mean is walked by place (0012: code, everyday words, length of text)
// to as many as are wanted, and the other typed words are looked up in the code that was met: what is common costs no more
// than what is rare. $1 typed, $2 language, $3 limit. The range's end is a column of its own: joining two texts isn't
// leakproof, and would keep the range out of the index. Of one code in two lists that with a text in the reader's language
// is shown, then that of the list that was imported.
const WALK = (others: string) => `
    SELECT t.code_id, t.size FROM diagnosis_terms t WHERE t.term = s.term AND NOT EXISTS (
      SELECT FROM others y WHERE NOT EXISTS (SELECT FROM diagnosis_terms o WHERE o.code_id = t.code_id AND ${others}))
    ORDER BY t.size, t.code_id LIMIT ${CANDIDATES}`;

const SEARCH = `
  WITH RECURSIVE typed AS MATERIALIZED (
    SELECT w COLLATE "C" AS word, (w || U&'\\+10FFFF') COLLATE "C" AS past
    FROM diagnosis_words($1) w WHERE length(w) > 1 ORDER BY length(w) DESC, w LIMIT ${WORDS_READ}),
  entry AS MATERIALIZED (
    SELECT y.word, y.past FROM typed y ORDER BY (SELECT count(*) FROM (
      SELECT FROM diagnosis_terms t WHERE t.term >= y.word AND t.term < y.past LIMIT 2000) few), y.word LIMIT 1),
  others AS MATERIALIZED (SELECT * FROM typed WHERE word <> (SELECT word FROM entry)),
  meant (term) AS (
    (SELECT t.term FROM diagnosis_terms t WHERE t.term >= (SELECT word FROM entry) AND t.term < (SELECT past FROM entry)
      ORDER BY t.term LIMIT 1)
    UNION ALL
    SELECT (SELECT t.term FROM diagnosis_terms t WHERE t.term > m.term AND t.term < (SELECT past FROM entry)
      ORDER BY t.term LIMIT 1) FROM meant m WHERE m.term IS NOT NULL),
  hits AS MATERIALIZED (
    SELECT code_id, coalesce(min(size) FILTER (WHERE whole), min(size)) AS size, bool_or(whole) AS whole FROM (
      SELECT t.*, true AS whole FROM (SELECT word AS term FROM entry) s CROSS JOIN LATERAL (${WALK("o.term = y.word")}) t
      UNION ALL
      SELECT t.*, false FROM (SELECT term FROM meant WHERE term IS NOT NULL LIMIT ${MEANT}) s
      CROSS JOIN LATERAL (${WALK("o.term >= y.word AND o.term < y.past")}) t) met
    GROUP BY code_id ORDER BY whole DESC, size, code_id LIMIT ${CANDIDATES}),
  found AS (
    SELECT DISTINCT ON (c.code) h.whole, h.size, c.system, c.code,
      CASE $2 WHEN 'es' THEN coalesce(c.es, c.en) ELSE coalesce(c.en, c.es) END AS display,
      CASE $2 WHEN 'es' THEN CASE WHEN c.es IS NOT NULL THEN c.en END ELSE CASE WHEN c.en IS NOT NULL THEN c.es END END AS other,
      CASE $2 WHEN 'es' THEN coalesce(c.es_source, c.en_source) ELSE coalesce(c.en_source, c.es_source) END AS source
    FROM hits h JOIN diagnosis_codes c ON c.id = h.code_id
    ORDER BY c.code, (CASE $2 WHEN 'es' THEN c.es ELSE c.en END) IS NULL, c.system DESC),
  shown AS (SELECT * FROM found ORDER BY whole DESC, size, code LIMIT $3)
  SELECT s.system, s.code, s.display, s.source,
    CASE WHEN EXISTS (SELECT FROM typed y WHERE strpos(' ' || searchable(s.display), ' ' || y.word) = 0
      AND strpos(' ' || searchable(s.other), ' ' || y.word) > 0) THEN s.other END AS other
  FROM shown s ORDER BY s.whole DESC, s.size, s.code`;

/**
 * Codes of diagnoses by the beginning of a code, with its dot or without, or by beginnings of words in any order, without
 * accents, in both languages at once. The exact code first, then whole words, then beginnings; shorter texts before longer.
 */
export async function searchDiagnosisCodes(
  actor: Actor,
  { q, limit, language }: SearchDiagnosisCodesQuery,
): Promise<DiagnosisCodes> {
  const typed = q
    .split(/\s+/)
    .map((word) => word.replace(CODE, "$1$2"))
    .join(" ");
  const items = await queryAs(actor, SEARCH, [typed, language, limit]);
  return diagnosisCodes.parse({ items });
}
