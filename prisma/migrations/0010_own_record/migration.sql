-- A record leaves as it came: an original keeps the address it had in its bundle, which its neighbours refer to it by.
ALTER TABLE fhir_resources ADD COLUMN full_url text;
DROP INDEX fhir_resources_clinic_id_patient_id_idx;
CREATE INDEX fhir_resources_clinic_id_patient_id_id_idx ON fhir_resources (clinic_id, patient_id, id);
CREATE INDEX fhir_resources_clinic_id_local_id_idx ON fhir_resources (clinic_id, local_id);

-- "No known allergies" may come with a record from elsewhere: then nobody here made the statement, but somebody did.
ALTER TABLE no_known_allergies
  ALTER COLUMN recorded_by_id DROP NOT NULL,
  ADD COLUMN recorded_by_name text,
  ADD CONSTRAINT no_known_allergies_by_someone CHECK (recorded_by_id IS NOT NULL OR recorded_by_name IS NOT NULL);
