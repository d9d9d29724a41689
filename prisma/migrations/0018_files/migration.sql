-- Files of a chart: what they are stands here, their bytes in the storage under the row's id. A file is uploading until all
-- of it has arrived, scanning until a worker has looked at what is in it, and then clean or rejected for good.
CREATE TYPE file_state AS ENUM ('uploading', 'scanning', 'clean', 'rejected');
CREATE TYPE file_status AS ENUM ('current', 'entered-in-error');

CREATE TABLE files (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  author_id uuid NOT NULL,
  kind text NOT NULL,
  date text,
  title text NOT NULL,
  note text NOT NULL DEFAULT '',
  name text NOT NULL,
  -- As announced; once clean, of the bytes that are kept.
  size bigint NOT NULL,
  state file_state NOT NULL DEFAULT 'uploading',
  -- Why it was rejected: a code, whose words are in messages/.
  reason text,
  content_type text,
  sha256 text,
  -- False where no scanner was there.
  scanned boolean NOT NULL DEFAULT false,
  -- Whether a small picture of it is kept.
  preview boolean NOT NULL DEFAULT false,
  status file_status NOT NULL DEFAULT 'current',
  status_reason text,
  released_at timestamptz(3),
  released_by_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  checked_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT files_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT files_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT files_clinic_id_author_id_fkey FOREIGN KEY (clinic_id, author_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT files_clinic_id_released_by_id_fkey FOREIGN KEY (clinic_id, released_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT files_size_some CHECK (size > 0),
  CONSTRAINT files_name_is_no_path CHECK (length(name) BETWEEN 1 AND 120 AND name !~ '[/\\]'),
  CONSTRAINT files_clean_is_known CHECK ((state = 'clean') = (content_type IS NOT NULL AND sha256 IS NOT NULL)),
  CONSTRAINT files_rejected_has_reason CHECK ((state = 'rejected') = (reason IS NOT NULL)),
  CONSTRAINT files_error_has_reason CHECK ((status = 'entered-in-error') = (status_reason IS NOT NULL)),
  CONSTRAINT files_only_clean_is_released CHECK (released_at IS NULL OR (state = 'clean' AND released_by_id IS NOT NULL))
);
CREATE INDEX files_clinic_id_patient_id_created_at_id_idx ON files (clinic_id, patient_id, created_at, id);
-- What is on its way: few, whatever the table holds.
CREATE INDEX files_unfinished ON files (clinic_id, created_at) WHERE state = 'uploading';

-- A file that was found clean keeps its bytes and its patient, and is never deleted; what never became one goes.
CREATE FUNCTION keep_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state IN ('uploading', 'rejected') THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a file of the record is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.author_id, NEW.created_at)
     IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.author_id, OLD.created_at) THEN
    RAISE EXCEPTION 'a file stays its patient''s and its author''s' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state IN ('clean', 'rejected') AND (NEW.state, NEW.reason, NEW.size, NEW.content_type, NEW.sha256)
     IS DISTINCT FROM (OLD.state, OLD.reason, OLD.size, OLD.content_type, OLD.sha256) THEN
    RAISE EXCEPTION 'what was found in a file is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_file BEFORE UPDATE OR DELETE ON files FOR EACH ROW EXECUTE FUNCTION keep_file();

ALTER TABLE files ENABLE ROW LEVEL SECURITY;
ALTER TABLE files FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON files USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, DELETE, UPDATE (size, state, reason, content_type, sha256, scanned, preview, status,
  status_reason, released_at, released_by_id, checked_at, version) ON files TO mc_app;
