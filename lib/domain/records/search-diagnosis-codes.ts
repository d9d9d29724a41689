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

// Every typed word begins a word of the code, of either text or an everyday name: ranges of the index of words, put together
// by code. What is whole comes first, then by place (0012: code, everyday words, length of text). $1 typed, $2 language, $3
// limit. Of one code in two lists the text in the reader's language is shown, then that of the list that was imported.
const SEARCH = `
  WITH typed AS MATERIALIZED (
    SELECT w COLLATE "C" AS word, 1 << (n::int - 1) AS bit
    FROM (SELECT w, row_number() OVER (ORDER BY length(w) DESC, w) AS n FROM diagnosis_words($1) w WHERE length(w) > 1) all_words
    WHERE n <= ${WORDS_READ}),
  hits AS MATERIALIZED (
    SELECT t.code_id, min(t.size) AS size,
      bit_or(CASE WHEN t.term = y.word THEN y.bit ELSE 0 END) = (SELECT sum(bit) FROM typed) AS whole
    FROM typed y CROSS JOIN LATERAL (
      SELECT t.code_id, t.term, t.size FROM diagnosis_terms t WHERE t.term >= y.word AND t.term < y.word || U&'\\+10FFFF') t
    GROUP BY t.code_id HAVING bit_or(y.bit) = (SELECT sum(bit) FROM typed)
    ORDER BY whole DESC, size, code_id LIMIT ${CANDIDATES}),
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
