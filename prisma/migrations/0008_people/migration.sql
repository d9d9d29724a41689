-- What staff write down of a person: language, zone, insurance. And the end of a care relation has a reason and an author.
ALTER TABLE patients ADD COLUMN language text, ADD COLUMN time_zone text;

CREATE TABLE patient_coverages (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  payer text NOT NULL,
  number text,
  CONSTRAINT patient_coverages_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT patient_coverages_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX patient_coverages_clinic_id_patient_id_idx ON patient_coverages (clinic_id, patient_id);
ALTER TABLE patient_coverages ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_coverages FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON patient_coverages USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_coverages TO mc_app;

ALTER TABLE care_relationships
  ADD COLUMN end_reason text,
  ADD COLUMN version integer NOT NULL DEFAULT 1;

-- A doctor treats a patient once at a time, also when two people assign at once.
CREATE UNIQUE INDEX care_relationships_once ON care_relationships (clinic_id, patient_id, member_id) WHERE ends_at IS NULL;

-- In how many digits two birth dates differ; none when day and month are swapped, or one is the beginning of the other.
CREATE FUNCTION digits_apart(a text, b text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT CASE WHEN length(a) <> length(b) THEN CASE WHEN left(a, 4) = left(b, 4) THEN 0 ELSE 9 END
    WHEN left(a, 4) = left(b, 4) AND substr(a, 6, 2) = substr(b, 9, 2) AND substr(a, 9, 2) = substr(b, 6, 2) THEN 0
    ELSE (SELECT count(*)::int FROM generate_series(1, length(a)) i WHERE substr(a, i, 1) <> substr(b, i, 1)) END
$$;
