-- The problem list is kept here too: who entered a row and when, its version, and why it was wrong. What was there came
-- by import and stays as it came.
CREATE TYPE record_source AS ENUM ('entered', 'imported');

ALTER TABLE conditions
  ADD COLUMN source record_source NOT NULL DEFAULT 'imported',
  ADD COLUMN status_reason text,
  ADD COLUMN recorded_by_id uuid,
  ADD COLUMN created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT conditions_clinic_id_recorded_by_id_fkey FOREIGN KEY (clinic_id, recorded_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE allergy_intolerances
  ADD COLUMN severity text,
  ADD COLUMN source record_source NOT NULL DEFAULT 'imported',
  ADD COLUMN status_reason text,
  ADD COLUMN recorded_by_id uuid,
  ADD COLUMN created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT allergy_intolerances_clinic_id_recorded_by_id_fkey FOREIGN KEY (clinic_id, recorded_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE medication_requests
  ADD COLUMN ended text,
  ADD COLUMN source record_source NOT NULL DEFAULT 'imported',
  ADD COLUMN status_reason text,
  ADD COLUMN recorded_by_id uuid,
  ADD COLUMN created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT medication_requests_clinic_id_recorded_by_id_fkey FOREIGN KEY (clinic_id, recorded_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION;

CREATE TABLE no_known_allergies (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  recorded_by_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  withdrawn_at timestamptz(3),
  CONSTRAINT no_known_allergies_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT no_known_allergies_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT no_known_allergies_clinic_id_recorded_by_id_fkey FOREIGN KEY (clinic_id, recorded_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX no_known_allergies_clinic_id_patient_id_idx ON no_known_allergies (clinic_id, patient_id);

CREATE TABLE patient_contacts (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  name text NOT NULL,
  relationship_code text,
  relationship text,
  phone text,
  CONSTRAINT patient_contacts_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT patient_contacts_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX patient_contacts_clinic_id_patient_id_idx ON patient_contacts (clinic_id, patient_id);

-- A patient has one such statement at a time, also when two doctors make it at once.
CREATE UNIQUE INDEX no_known_allergies_standing ON no_known_allergies (clinic_id, patient_id) WHERE withdrawn_at IS NULL;

-- Strict on what is entered. coalesce: a CHECK lets NULL pass, and a missing status must not.
CREATE FUNCTION is_fhir_day(text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT $1 IS NULL OR $1 ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$' $$;

ALTER TABLE conditions
  ADD CONSTRAINT conditions_entered CHECK (source <> 'entered' OR coalesce(
    length(trim(display)) BETWEEN 1 AND 500 AND recorded_by_id IS NOT NULL
    AND clinical_status IN ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved')
    AND verification_status IN ('unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error')
    AND public.is_fhir_day(onset) AND public.is_fhir_day(abatement)
    AND coalesce(abatement >= left(onset, length(abatement)), true)
    AND (verification_status <> 'entered-in-error' OR status_reason IS NOT NULL), false)),
  ADD CONSTRAINT conditions_code_has_system_or_not CHECK (source <> 'entered' OR code IS NOT NULL OR code_system IS NULL);

ALTER TABLE allergy_intolerances
  ADD CONSTRAINT allergy_intolerances_entered CHECK (source <> 'entered' OR coalesce(
    length(trim(display)) BETWEEN 1 AND 500 AND recorded_by_id IS NOT NULL
    AND clinical_status IN ('active', 'inactive', 'resolved')
    AND verification_status IN ('unconfirmed', 'confirmed', 'refuted', 'entered-in-error')
    AND coalesce(category IN ('food', 'medication', 'environment', 'biologic'), true)
    AND coalesce(criticality IN ('low', 'high', 'unable-to-assess'), true)
    AND coalesce(severity IN ('mild', 'moderate', 'severe'), true)
    AND (verification_status <> 'entered-in-error' OR status_reason IS NOT NULL), false)),
  ADD CONSTRAINT allergy_intolerances_code_has_system_or_not CHECK (source <> 'entered' OR code IS NOT NULL OR code_system IS NULL);

ALTER TABLE medication_requests
  ADD CONSTRAINT medication_requests_entered CHECK (source <> 'entered' OR coalesce(
    length(trim(display)) BETWEEN 1 AND 500 AND recorded_by_id IS NOT NULL
    AND status IN ('active', 'on-hold', 'completed', 'stopped', 'entered-in-error')
    AND public.is_fhir_day(authored) AND public.is_fhir_day(ended)
    AND coalesce(ended >= left(authored, length(ended)), true)
    AND (status <> 'entered-in-error' OR status_reason IS NOT NULL), false)),
  ADD CONSTRAINT medication_requests_code_has_system_or_not CHECK (source <> 'entered' OR code IS NOT NULL OR code_system IS NULL);

-- Who entered a row, when and about whom stays.
CREATE FUNCTION keep_authorship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.source, NEW.recorded_by_id, NEW.created_at)
     IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.source, OLD.recorded_by_id, OLD.created_at) THEN
    RAISE EXCEPTION 'who entered a row, when and about whom cannot be changed' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER conditions_authorship BEFORE UPDATE ON conditions FOR EACH ROW EXECUTE FUNCTION keep_authorship();
CREATE TRIGGER allergy_intolerances_authorship BEFORE UPDATE ON allergy_intolerances FOR EACH ROW EXECUTE FUNCTION keep_authorship();
CREATE TRIGGER medication_requests_authorship BEFORE UPDATE ON medication_requests FOR EACH ROW EXECUTE FUNCTION keep_authorship();

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['no_known_allergies', 'patient_contacts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY same_clinic ON %I USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic())', t);
  END LOOP;
END;
$$;

REVOKE ALL ON no_known_allergies, patient_contacts FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (withdrawn_at) ON no_known_allergies TO mc_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_contacts TO mc_app;
