-- Conversations between a patient and who treats them. A message is part of the record: it is never changed and never
-- removed; only that it was read, and that it waited too long, is added to it.
CREATE TYPE thread_state AS ENUM ('open', 'closed');

CREATE TABLE message_threads (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  subject text NOT NULL,
  state thread_state NOT NULL DEFAULT 'open',
  -- Who sees to it; null: everybody who treats the patient.
  assigned_to_id uuid,
  opened_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_message_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT message_threads_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT message_threads_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT message_threads_clinic_id_assigned_to_id_fkey FOREIGN KEY (clinic_id, assigned_to_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT message_threads_said CHECK (length(trim(subject)) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX message_threads_clinic_id_patient_id_id_key ON message_threads (clinic_id, patient_id, id);
CREATE INDEX message_threads_clinic_id_patient_id_last_message_at_id_idx ON message_threads (clinic_id, patient_id, last_message_at, id);

CREATE TABLE messages (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  -- Null: it came with a record from elsewhere, and the name alone is known.
  author_id uuid,
  author_name text NOT NULL,
  from_patient boolean NOT NULL,
  body text NOT NULL,
  -- It speaks of what may be an emergency.
  urgent boolean NOT NULL DEFAULT false,
  sent_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- By the other side: the patient, or the first of those who treat.
  read_at timestamptz(3),
  read_by_name text,
  escalated_at timestamptz(3),
  CONSTRAINT messages_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT messages_clinic_id_patient_id_thread_id_fkey FOREIGN KEY (clinic_id, patient_id, thread_id)
    REFERENCES message_threads (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT messages_clinic_id_author_id_fkey FOREIGN KEY (clinic_id, author_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT messages_said CHECK (length(trim(body)) BETWEEN 1 AND 10000),
  CONSTRAINT messages_read_by_someone CHECK ((read_at IS NULL) = (read_by_name IS NULL))
);
CREATE INDEX messages_clinic_id_thread_id_sent_at_id_idx ON messages (clinic_id, thread_id, sent_at, id);
CREATE INDEX messages_clinic_id_patient_id_idx ON messages (clinic_id, patient_id);
-- Every open tab asks how many are unread; the clock asks which urgent ones waited too long.
CREATE INDEX messages_unread ON messages (clinic_id, patient_id, from_patient) WHERE read_at IS NULL;
CREATE INDEX messages_urgent_unread ON messages (clinic_id, sent_at) WHERE urgent AND read_at IS NULL AND escalated_at IS NULL;

-- A conversation is as new as its latest message, whichever way that came.
CREATE FUNCTION renew_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE message_threads SET last_message_at = NEW.sent_at
    WHERE clinic_id = NEW.clinic_id AND id = NEW.thread_id AND last_message_at < NEW.sent_at;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_renew AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION renew_thread();

ALTER TABLE message_threads ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_threads FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON message_threads USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON messages USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON message_threads, messages FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (state, assigned_to_id, last_message_at, version) ON message_threads TO mc_app;
GRANT SELECT, INSERT, UPDATE (read_at, read_by_name, escalated_at) ON messages TO mc_app;

ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting'));
