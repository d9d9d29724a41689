-- The words of a name in pairs too, so that a search for two words walks the few patients who have both (ADR 0014).
-- A word alone is the pair (word, ''). Forty words of one patient at most make pairs: an import must not be able to
-- write a million rows for one name.
CREATE FUNCTION name_terms(search_name text) RETURNS TABLE (term text, other text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  WITH words AS (
    SELECT word COLLATE "C" AS word, min(place) AS place
    FROM unnest(string_to_array(search_name, ' ')) WITH ORDINALITY AS typed (word, place)
    WHERE word <> '' GROUP BY 1)
  SELECT word, '' FROM words
  UNION ALL SELECT a.word, b.word FROM words a JOIN words b ON a.word < b.word AND greatest(a.place, b.place) <= 40
$$;

-- The letter is a column, not an expression of the index: left() is not leakproof, so row-level security would keep it
-- out of the index's conditions.
ALTER TABLE patient_terms
  ADD COLUMN other text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN other_letter text COLLATE "C" NOT NULL DEFAULT '',
  DROP CONSTRAINT patient_terms_pkey;
DROP INDEX patient_terms_clinic_id_term_sort_name_patient_id_idx;

CREATE OR REPLACE FUNCTION write_patient_terms() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM patient_terms WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.id;
  END IF;
  INSERT INTO patient_terms (clinic_id, patient_id, term, other, other_letter, sort_name)
    SELECT NEW.clinic_id, NEW.id, term, other, left(other, 1), NEW.sort_name FROM name_terms(NEW.search_name);
  RETURN NULL;
END;
$$;

-- The pairs of the patients who are there. Under FORCE the owner would see no clinic's rows, and change none silently.
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
ALTER TABLE patient_terms NO FORCE ROW LEVEL SECURITY;
INSERT INTO patient_terms (clinic_id, patient_id, term, other, other_letter, sort_name)
  SELECT p.clinic_id, p.id, n.term, n.other, left(n.other, 1), p.sort_name
  FROM patients p CROSS JOIN LATERAL name_terms(p.search_name) n WHERE n.other <> '';
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
ALTER TABLE patient_terms FORCE ROW LEVEL SECURITY;

ALTER TABLE patient_terms ADD CONSTRAINT patient_terms_pkey PRIMARY KEY (clinic_id, patient_id, term, other);
CREATE INDEX patient_terms_walk_idx ON patient_terms (clinic_id, other_letter, term, other, sort_name, patient_id);
