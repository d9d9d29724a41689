-- Files that came with a message. Like the message they are part of the record: what was sent is never taken back. What a
-- reader sees of them is the file's own affair.
DROP INDEX messages_clinic_id_patient_id_idx;
CREATE UNIQUE INDEX messages_clinic_id_patient_id_id_key ON messages (clinic_id, patient_id, id);
CREATE UNIQUE INDEX files_clinic_id_patient_id_id_key ON files (clinic_id, patient_id, id);

CREATE TABLE message_attachments (
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  message_id uuid NOT NULL,
  file_id uuid NOT NULL,
  -- Its place among those of its message, from 0.
  position smallint NOT NULL,
  CONSTRAINT message_attachments_pkey PRIMARY KEY (clinic_id, message_id, file_id),
  CONSTRAINT message_attachments_clinic_id_patient_id_message_id_fkey FOREIGN KEY (clinic_id, patient_id, message_id)
    REFERENCES messages (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT message_attachments_clinic_id_patient_id_file_id_fkey FOREIGN KEY (clinic_id, patient_id, file_id)
    REFERENCES files (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX message_attachments_clinic_id_file_id_idx ON message_attachments (clinic_id, file_id);
ALTER TABLE message_attachments ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_attachments FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON message_attachments USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON message_attachments FROM PUBLIC;
GRANT SELECT, INSERT ON message_attachments TO mc_app;

-- Texts to answer messages with: the clinic's (without an owner) and each person's own, as those of notes.
CREATE TABLE message_templates (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  owner_id uuid,
  name text NOT NULL,
  body text NOT NULL,
  removed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT message_templates_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT message_templates_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT message_templates_clinic_id_owner_id_fkey FOREIGN KEY (clinic_id, owner_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX message_templates_clinic_id_owner_id_idx ON message_templates (clinic_id, owner_id);
ALTER TABLE message_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON message_templates USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON message_templates FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE ON message_templates TO mc_app;

-- How many pages a PDF has.
ALTER TABLE files ADD COLUMN pages integer,
  ADD CONSTRAINT files_pages_some CHECK (pages IS NULL OR (pages > 0 AND state = 'clean'));
GRANT UPDATE (pages) ON files TO mc_app;

-- What a file is said to be can be corrected; whose it is, what was found in it and its bytes can't.
GRANT UPDATE (kind, date, title, note) ON files TO mc_app;
CREATE OR REPLACE FUNCTION keep_file() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF OLD.state IN ('clean', 'rejected') AND (NEW.state, NEW.reason, NEW.size, NEW.content_type, NEW.sha256, NEW.pages)
     IS DISTINCT FROM (OLD.state, OLD.reason, OLD.size, OLD.content_type, OLD.sha256, OLD.pages) THEN
    RAISE EXCEPTION 'what was found in a file is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Whether somebody is still to look at a file is asked of the messages about it.
CREATE INDEX outbox_messages_of_file ON outbox_messages (clinic_id, (payload->>'fileId')) WHERE topic = 'file.check';

ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting', 'download', 'document', 'brought'));
