-- Keys of a clinic's own: they encrypt the document numbers of its patients, and each is wrapped by a master key that isn't here
-- (lib/platform/crypto). The newest one encrypts. What has no key number is plain, from before: the worker seals it.
CREATE TABLE clinic_keys (
  clinic_id uuid NOT NULL,
  number integer NOT NULL,
  wrapped text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT clinic_keys_pkey PRIMARY KEY (clinic_id, number),
  CONSTRAINT clinic_keys_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT clinic_keys_counted CHECK (number > 0)
);

-- Whoever writes the first number of a clinic makes its first key. Only a job, which is nobody, wraps one anew or removes it.
ALTER TABLE clinic_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinic_keys FORCE ROW LEVEL SECURITY;
REVOKE ALL ON clinic_keys FROM PUBLIC;
CREATE POLICY read_current ON clinic_keys FOR SELECT USING (clinic_id = current_clinic());
CREATE POLICY add_to_current ON clinic_keys FOR INSERT WITH CHECK (clinic_id = current_clinic());
CREATE POLICY wrap_anew ON clinic_keys FOR UPDATE
  USING (clinic_id = current_clinic() AND current_user_id() = '00000000-0000-0000-0000-000000000000')
  WITH CHECK (clinic_id = current_clinic());
CREATE POLICY remove ON clinic_keys FOR DELETE
  USING (clinic_id = current_clinic() AND current_user_id() = '00000000-0000-0000-0000-000000000000');
GRANT SELECT, INSERT, UPDATE (wrapped), DELETE ON clinic_keys TO mc_app;

-- A number is found by a keyed hash of its letters and figures. Equal numbers no longer look equal, so the application sees to it
-- that a patient has each once.
ALTER TABLE patient_identifiers RENAME COLUMN normalised TO lookup;
ALTER INDEX patient_identifiers_clinic_id_normalised_idx RENAME TO patient_identifiers_clinic_id_lookup_idx;
DROP INDEX patient_identifiers_clinic_id_patient_id_system_value_key;
ALTER TABLE patient_identifiers ADD COLUMN key_number integer,
  ADD CONSTRAINT patient_identifiers_clinic_id_key_number_fkey FOREIGN KEY (clinic_id, key_number)
    REFERENCES clinic_keys (clinic_id, number) ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE INDEX patient_identifiers_clinic_id_patient_id_idx ON patient_identifiers (clinic_id, patient_id);
CREATE INDEX patient_identifiers_clinic_id_key_number_id_idx ON patient_identifiers (clinic_id, key_number, id);

-- The original of a patient says the numbers too. Its hash stays that of the plain text.
ALTER TABLE fhir_resources ADD COLUMN key_number integer,
  ADD CONSTRAINT fhir_resources_clinic_id_key_number_fkey FOREIGN KEY (clinic_id, key_number)
    REFERENCES clinic_keys (clinic_id, number) ON DELETE RESTRICT ON UPDATE NO ACTION,
  DROP CONSTRAINT fhir_resources_hash_is_body,
  ADD CONSTRAINT fhir_resources_hash_is_body CHECK (key_number IS NOT NULL OR hash = sha256(convert_to(body, 'UTF8'))),
  ADD CONSTRAINT fhir_resources_sealed_patients CHECK (key_number IS NULL OR resource_type = 'Patient');
CREATE INDEX fhir_resources_of_key ON fhir_resources (clinic_id, key_number) WHERE key_number IS NOT NULL;

-- An original is sealed, or sealed by a newer key, and nothing else of it changes.
DROP TRIGGER fhir_resources_append_only ON fhir_resources;
CREATE TRIGGER fhir_resources_append_only BEFORE DELETE ON fhir_resources FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fhir_resources_sealed_anew BEFORE UPDATE ON fhir_resources FOR EACH ROW
  WHEN (NEW.key_number IS NULL OR NEW.key_number <= OLD.key_number OR
    (to_jsonb(NEW) - 'body' - 'key_number') IS DISTINCT FROM (to_jsonb(OLD) - 'body' - 'key_number'))
  EXECUTE FUNCTION refuse_change();
GRANT UPDATE (body, key_number) ON fhir_resources TO mc_app;

-- Whoever wraps the seeds of second factors anew must see that a seed is still the one that was read.
GRANT SELECT (created_at) ON authenticators TO mc_auth;

-- A file's name gets the ending of what was found inside.
GRANT UPDATE (name) ON files TO mc_app;
