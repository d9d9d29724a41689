-- What is sealed by signing is more than the words: whose note it is, who signed it, and when. A note that came with a record
-- from elsewhere was sealed under the ids that it had there.
ALTER TABLE clinical_notes ADD COLUMN signed_as jsonb,
  ADD CONSTRAINT clinical_notes_imported_say_as_what CHECK ((signed_as IS NOT NULL) = (status <> 'preliminary' AND signed_by_id IS NULL)) NOT VALID,
  ADD CONSTRAINT clinical_notes_hash_is_one CHECK (content_hash ~ '^[0-9a-f]{64}$') NOT VALID;
ALTER TABLE note_addenda ADD COLUMN signed_as jsonb,
  ADD CONSTRAINT note_addenda_imported_say_as_what CHECK ((signed_as IS NOT NULL) = (signed_by_id IS NULL)) NOT VALID,
  ADD CONSTRAINT note_addenda_hash_is_one CHECK (content_hash ~ '^[0-9a-f]{64}$') NOT VALID;

-- Versions leave with the record and come back: each has a name of its own.
ALTER TABLE note_versions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX note_versions_clinic_id_id_key ON note_versions (clinic_id, id);

-- A diagnosis of a confidential note isn't told to the patient by the problem list, until somebody releases it.
ALTER TABLE conditions ADD COLUMN confidential boolean NOT NULL DEFAULT false;
-- Under FORCE the owner would see no rows of either, and change none silently.
ALTER TABLE conditions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE clinical_notes NO FORCE ROW LEVEL SECURITY;
UPDATE conditions c SET confidential = true FROM clinical_notes n
  WHERE n.clinic_id = c.clinic_id AND n.id = c.note_id AND n.confidential;
ALTER TABLE clinical_notes FORCE ROW LEVEL SECURITY;
ALTER TABLE conditions FORCE ROW LEVEL SECURITY;
