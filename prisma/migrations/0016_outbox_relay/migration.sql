-- Work that outlives the request: an outbox message is handed to the queue, done once, or parked for a person.
ALTER TABLE outbox_messages
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN done_at timestamptz(3),
  ADD COLUMN parked text,
  ADD COLUMN failure text,
  ADD CONSTRAINT outbox_messages_parked_known CHECK (parked IN ('unknown', 'invalid', 'failed', 'discarded')),
  ADD CONSTRAINT outbox_messages_done_or_parked CHECK (done_at IS NULL OR parked IS NULL);

-- What is still to be handed over or done; both are few, whatever the table holds.
CREATE INDEX outbox_messages_to_do ON outbox_messages (sent_at NULLS FIRST, created_at) WHERE done_at IS NULL AND parked IS NULL;
CREATE INDEX outbox_messages_parked_ones ON outbox_messages (created_at, id) WHERE parked IS NOT NULL;
CREATE INDEX outbox_messages_done_ones ON outbox_messages (done_at) WHERE done_at IS NOT NULL;

-- The relay listens: one notice a statement, told when its transaction commits.
CREATE FUNCTION tell_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY outbox;
  RETURN NULL;
END;
$$;
CREATE TRIGGER outbox_messages_tell AFTER INSERT ON outbox_messages FOR EACH STATEMENT EXECUTE FUNCTION tell_relay();

GRANT UPDATE (done_at, parked, failure) ON outbox_messages TO mc_app;
GRANT UPDATE (parked, failure), DELETE ON outbox_messages TO mc_worker;

-- Scheduled jobs loop over the clinics; upkeep removes what has served its time and reads nothing of it.
GRANT SELECT (id, slug, time_zone) ON clinics TO mc_worker;
CREATE POLICY every_clinic ON clinics FOR SELECT TO mc_worker USING (true);
GRANT SELECT (created_at), DELETE ON idempotency_keys TO mc_worker;
CREATE POLICY every_clinic ON idempotency_keys TO mc_worker USING (true);

-- One event that somebody should know of. What it says is made from its ids when it is read: nothing clinical stands here.
CREATE TABLE notifications (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  event text NOT NULL,
  patient_id uuid,
  -- The row that it is about: an alert, a message, a note.
  subject_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  read_at timestamptz(3),
  CONSTRAINT notifications_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT notifications_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT notifications_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX notifications_clinic_id_member_id_event_subject_id_key ON notifications (clinic_id, member_id, event, subject_id);
CREATE INDEX notifications_clinic_id_member_id_created_at_id_idx ON notifications (clinic_id, member_id, created_at, id);

ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON notifications USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, UPDATE (read_at) ON notifications TO mc_app;
