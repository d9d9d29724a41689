-- A signed note may come with a record from elsewhere: then nobody here wrote, signed or marked it, but somebody did, and
-- their name stays. What holds for a note that was signed here holds for it too.
ALTER TABLE clinical_notes
  ALTER COLUMN author_id DROP NOT NULL,
  ADD COLUMN author_name text,
  ADD COLUMN marked_by_name text,
  ADD CONSTRAINT clinical_notes_by_someone CHECK (author_id IS NOT NULL OR (author_name IS NOT NULL AND status <> 'preliminary')),
  DROP CONSTRAINT clinical_notes_signed_by_someone,
  ADD CONSTRAINT clinical_notes_signed_by_someone CHECK (CASE status WHEN 'preliminary'
    THEN signed_at IS NULL AND signed_by_id IS NULL AND signer_name IS NULL AND content_hash IS NULL
    ELSE signed_at IS NOT NULL AND signer_name IS NOT NULL AND content_hash IS NOT NULL
      AND (signed_by_id IS NULL) = (author_id IS NULL) END),
  DROP CONSTRAINT clinical_notes_error_has_reason,
  ADD CONSTRAINT clinical_notes_error_has_reason CHECK (CASE status WHEN 'entered-in-error'
    THEN status_reason IS NOT NULL AND marked_at IS NOT NULL AND coalesce(marked_by_id::text, marked_by_name) IS NOT NULL
    ELSE status_reason IS NULL AND marked_at IS NULL AND marked_by_id IS NULL AND marked_by_name IS NULL END);

ALTER TABLE note_addenda ALTER COLUMN signed_by_id DROP NOT NULL;

CREATE OR REPLACE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mark constant text[] := ARRAY['status', 'status_reason', 'marked_at', 'marked_by_id', 'marked_by_name', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a clinical note is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.author_id, NEW.author_name, NEW.created_at)
     IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.author_id, OLD.author_name, OLD.created_at) THEN
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

-- An addendum that was made elsewhere may come with a note that was marked as an error there afterwards.
CREATE OR REPLACE FUNCTION addendum_of_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM clinical_notes n WHERE n.clinic_id = NEW.clinic_id AND n.id = NEW.note_id
      AND (n.status = 'final' OR (n.status = 'entered-in-error' AND n.author_id IS NULL AND NEW.signed_by_id IS NULL))) THEN
    RAISE EXCEPTION 'an addendum belongs to a signed note' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
