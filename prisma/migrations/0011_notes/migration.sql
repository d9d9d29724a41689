-- Clinical notes: a draft changes with each pause, a signed one never again; only addenda follow, or the mark that it was
-- entered in error. The triggers hold whoever writes, the application's role by hand among them.
CREATE TYPE note_type AS ENUM ('consultation', 'follow-up', 'urgent', 'observation', 'procedure');
CREATE TYPE note_status AS ENUM ('preliminary', 'final', 'entered-in-error');

CREATE TABLE clinical_notes (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  author_id uuid NOT NULL,
  type note_type NOT NULL,
  status note_status NOT NULL DEFAULT 'preliminary',
  confidential boolean NOT NULL DEFAULT false,
  occurred_at timestamptz(3) NOT NULL,
  subjective text NOT NULL DEFAULT '',
  objective text NOT NULL DEFAULT '',
  assessment text NOT NULL DEFAULT '',
  plan text NOT NULL DEFAULT '',
  summary_found text NOT NULL DEFAULT '',
  summary_todo text NOT NULL DEFAULT '',
  summary_return text NOT NULL DEFAULT '',
  diagnoses jsonb NOT NULL DEFAULT '[]',
  editor text,
  edited_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  content_hash text,
  signed_at timestamptz(3),
  signed_by_id uuid,
  signer_name text,
  status_reason text,
  marked_at timestamptz(3),
  marked_by_id uuid,
  discarded_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT clinical_notes_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT clinical_notes_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT clinical_notes_clinic_id_author_id_fkey FOREIGN KEY (clinic_id, author_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT clinical_notes_clinic_id_signed_by_id_fkey FOREIGN KEY (clinic_id, signed_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT clinical_notes_clinic_id_marked_by_id_fkey FOREIGN KEY (clinic_id, marked_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT clinical_notes_signed_by_someone CHECK (
    (status = 'preliminary') = (signed_at IS NULL AND signed_by_id IS NULL AND signer_name IS NULL AND content_hash IS NULL)
    AND (signed_at IS NULL) = (content_hash IS NULL) AND (signed_at IS NULL) = (signed_by_id IS NULL)),
  CONSTRAINT clinical_notes_error_has_reason CHECK (
    (status = 'entered-in-error') = (status_reason IS NOT NULL AND marked_at IS NOT NULL AND marked_by_id IS NOT NULL)),
  CONSTRAINT clinical_notes_only_drafts_are_discarded CHECK (discarded_at IS NULL OR status = 'preliminary')
);
-- What hangs under a note carries its patient too: an addendum cannot hang under another patient's note.
CREATE UNIQUE INDEX clinical_notes_clinic_id_patient_id_id_key ON clinical_notes (clinic_id, patient_id, id);
CREATE INDEX clinical_notes_clinic_id_patient_id_occurred_at_id_idx ON clinical_notes (clinic_id, patient_id, occurred_at, id);
CREATE INDEX clinical_notes_clinic_id_author_id_status_edited_at_idx ON clinical_notes (clinic_id, author_id, status, edited_at);

-- What a draft said before, and what was signed.
CREATE TABLE note_versions (
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  number integer NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  CONSTRAINT note_versions_pkey PRIMARY KEY (clinic_id, note_id, number),
  CONSTRAINT note_versions_clinic_id_patient_id_note_id_fkey FOREIGN KEY (clinic_id, patient_id, note_id)
    REFERENCES clinical_notes (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);

CREATE TABLE note_addenda (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  text text NOT NULL,
  content_hash text NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  signed_by_id uuid NOT NULL,
  signer_name text NOT NULL,
  CONSTRAINT note_addenda_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT note_addenda_clinic_id_patient_id_note_id_fkey FOREIGN KEY (clinic_id, patient_id, note_id)
    REFERENCES clinical_notes (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT note_addenda_clinic_id_signed_by_id_fkey FOREIGN KEY (clinic_id, signed_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX note_addenda_clinic_id_note_id_signed_at_idx ON note_addenda (clinic_id, note_id, signed_at);

-- Texts to begin a note with: the clinic's (no owner) and one's own.
CREATE TABLE note_templates (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  owner_id uuid,
  name text NOT NULL,
  type note_type NOT NULL,
  subjective text NOT NULL DEFAULT '',
  objective text NOT NULL DEFAULT '',
  assessment text NOT NULL DEFAULT '',
  plan text NOT NULL DEFAULT '',
  removed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT note_templates_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT note_templates_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT note_templates_clinic_id_owner_id_fkey FOREIGN KEY (clinic_id, owner_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX note_templates_clinic_id_owner_id_idx ON note_templates (clinic_id, owner_id);

-- A condition that a signed note brought says which.
ALTER TABLE conditions ADD COLUMN note_id uuid,
  ADD CONSTRAINT conditions_clinic_id_patient_id_note_id_fkey FOREIGN KEY (clinic_id, patient_id, note_id)
    REFERENCES clinical_notes (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION;

CREATE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mark constant text[] := ARRAY['status', 'status_reason', 'marked_at', 'marked_by_id', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a clinical note is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.author_id, NEW.created_at)
     IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.author_id, OLD.created_at) THEN
    RAISE EXCEPTION 'a note stays its patient''s and its author''s' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'preliminary' THEN
    IF NEW.status = 'entered-in-error' OR (NEW.status = 'final' AND OLD.discarded_at IS NOT NULL) THEN
      RAISE EXCEPTION 'a draft is signed or discarded' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.status = 'final' AND NEW.status = 'entered-in-error' AND to_jsonb(NEW) - mark = to_jsonb(OLD) - mark THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signed note is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_signed_note BEFORE UPDATE OR DELETE ON clinical_notes FOR EACH ROW EXECUTE FUNCTION keep_signed_note();

CREATE FUNCTION keep_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was signed or saved as a version is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_addendum BEFORE UPDATE OR DELETE ON note_addenda FOR EACH ROW EXECUTE FUNCTION keep_written();
CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON note_versions FOR EACH ROW EXECUTE FUNCTION keep_written();

CREATE FUNCTION addendum_of_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM clinical_notes n WHERE n.clinic_id = NEW.clinic_id AND n.id = NEW.note_id AND n.status = 'final') THEN
    RAISE EXCEPTION 'an addendum belongs to a signed note' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER addendum_of_signed BEFORE INSERT ON note_addenda FOR EACH ROW EXECUTE FUNCTION addendum_of_signed();

ALTER TABLE clinical_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinical_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON clinical_notes USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, UPDATE ON clinical_notes TO mc_app;
ALTER TABLE note_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON note_versions USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT ON note_versions TO mc_app;
ALTER TABLE note_addenda ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_addenda FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON note_addenda USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT ON note_addenda TO mc_app;
ALTER TABLE note_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON note_templates USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, UPDATE ON note_templates TO mc_app;
